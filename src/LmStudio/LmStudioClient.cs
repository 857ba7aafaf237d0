using System.Net;
using System.Runtime.CompilerServices;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Http;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.LmStudio;

/// <summary>Speaks to LM Studio and to other servers of the OpenAI chat protocol. Safe for concurrent use.</summary>
/// <param name="http">From <see cref="ModelHttpClient.Create"/>: any other drains a reply nobody wants before it closes the connection.</param>
/// <param name="options">Read at every call.</param>
/// <param name="time">Measures the limits.</param>
public sealed class LmStudioClient(HttpClient http, Func<LmStudioOptions> options, TimeProvider time) : IModelServer
{
    private readonly RememberedModels _refusesSchema = new();
    private readonly RememberedModels _thinksUnopened = new();
    private readonly LoadedModels _loaded = new(time);
    private int _waiting;

    public async IAsyncEnumerable<ReplyPart> GenerateAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var waiting = new Waiting(this);
        var current = options();
        var address = ModelRequests.Address(current);
        var model = await AddresseeAsync(address, request.Model, cancellationToken);
        var question = new Question(request, current, address, model);
        await using var reply = await OpenAsync(question, cancellationToken);
        while (await reply.ReadAsync() is { } part)
        {
            waiting.Dispose();
            yield return part;
        }

        Learn(question, reply.ThinksUnopened);
    }

    public async Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var current = options();
        if (!ServerAddress.TryParse(current.Url, out var address))
            return StatusDecider.Misconfigured(current.Kind, ModelServerProblem.WrongAddress);
        if (!ModelRequests.IsToken(current.Token))
            return StatusDecider.Misconfigured(current.Kind, ModelServerProblem.WrongToken);

        Task<ProbeAnswer> Ask(string path) =>
            Probe.AskAsync(http, ModelRequests.Get(address, current.Token, path), current.ProbeLimit, time, cancellationToken);

        var answers = await Task.WhenAll(Ask("/lmstudio-greeting"), Ask("/api/v1/models"), Ask("/v1/models"));
        var older = answers[1].Content is null && answers.Any(a => a.Status is not null) ? await Ask("/api/v0/models") : default;
        var status = StatusDecider.Decide(
            new StatusEvidence(current.Kind, answers[0], answers[1], older, answers[2], Volatile.Read(ref _waiting) > 0));
        _loaded.Remember(address, status);
        return status;
    }

    private async Task<ReplyStream> OpenAsync(Question question, CancellationToken cancellationToken)
    {
        var withSchema = question.Request.JsonSchema is not null && !_refusesSchema.Has(question.Server, question.Model);
        var reply = await PostAsync(question, withSchema, cancellationToken);
        if (reply.Accepted)
            return reply;
        var refusal = await RefusalAsync(reply);
        if (!withSchema || reply.Status != HttpStatusCode.BadRequest || refusal.Error != ModelServerError.BadResponse)
            throw refusal;

        // Perhaps it is the schema. If the same request does without, it was.
        reply = await PostAsync(question, withSchema: false, cancellationToken);
        if (!reply.Accepted)
            throw await RefusalAsync(reply);
        _refusesSchema.Add(question.Server, question.Model);
        return reply;
    }

    private Task<ReplyStream> PostAsync(Question question, bool withSchema, CancellationToken cancellationToken)
    {
        var (request, current, address, model) = question;
        var body = ChatRequestWriter.Write(request, model, withSchema);
        var reading = new ReplyReading(
            current.MaxReplyLength, request.JsonSchema is not null, _thinksUnopened.Has(question.Server, model));
        return ReplyStream.OpenAsync(
            http, () => ModelRequests.Chat(address, current.Token, body), current, reading, time, cancellationToken);
    }

    private void Learn(Question question, bool? thinksUnopened)
    {
        if (thinksUnopened == true)
            _thinksUnopened.Add(question.Server, question.Model);
        else if (thinksUnopened == false)
            _thinksUnopened.Remove(question.Server, question.Model);
    }

    private static async Task<ModelServerException> RefusalAsync(ReplyStream reply)
    {
        await using (reply)
            return await reply.RefusalAsync();
    }

    private async Task<string?> AddresseeAsync(ServerAddress address, string? asked, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(asked))
        {
            if (_loaded.Recent(address) is null)
                await GetStatusAsync(cancellationToken);
            return _loaded.Any(address);
        }

        return _loaded.AddressOf(address, asked);
    }

    /// <summary>A request with the settings of its moment, and the name its model answers to.</summary>
    private sealed record Question(ChatRequest Request, LmStudioOptions Options, ServerAddress Address, string? Model)
    {
        public string Server => Address.ToString();
    }

    /// <summary>Counts a request until its first part: while nothing is loaded, that wait is a load.</summary>
    private sealed class Waiting : IDisposable
    {
        private LmStudioClient? _client;

        public Waiting(LmStudioClient client)
        {
            _client = client;
            Interlocked.Increment(ref client._waiting);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _client, null) is { } client)
                Interlocked.Decrement(ref client._waiting);
        }
    }
}
