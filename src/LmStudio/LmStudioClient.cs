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
    private readonly SchemaRefusals _schemaRefusals = new();
    private readonly LoadedModels _loaded = new(time);
    private int _waiting;

    public async IAsyncEnumerable<ReplyPart> GenerateAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var waiting = new Waiting(this);
        await using var reply = await OpenAsync(request, cancellationToken);
        while (await reply.ReadAsync() is { } part)
        {
            waiting.Dispose();
            yield return part;
        }
    }

    public async Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var current = options();
        if (!ServerAddress.TryParse(current.Url, out var address))
            return StatusDecider.Misconfigured(current.Kind, "address");
        if (!ModelRequests.IsToken(current.Token))
            return StatusDecider.Misconfigured(current.Kind, "token");

        Task<ProbeAnswer> Ask(string path) =>
            Probe.AskAsync(http, ModelRequests.Get(address, current.Token, path), current.ProbeLimit, time, cancellationToken);

        var answers = await Task.WhenAll(Ask("/lmstudio-greeting"), Ask("/api/v1/models"), Ask("/v1/models"));
        var older = answers[1].Content is null && answers.Any(a => a.Status is not null) ? await Ask("/api/v0/models") : default;
        var status = StatusDecider.Decide(
            new StatusEvidence(current.Kind, answers[0], answers[1], older, answers[2], Volatile.Read(ref _waiting) > 0));
        _loaded.Remember(address, status);
        return status;
    }

    private async Task<ReplyStream> OpenAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var current = options();
        var address = ModelRequests.Address(current);
        var model = await AddresseeAsync(address, request.Model, cancellationToken);
        var server = address.ToString();
        var withSchema = request.JsonSchema is not null && !_schemaRefusals.Knows(server, model);

        var reply = await PostAsync(withSchema);
        if (reply.Accepted)
            return reply;
        var refusal = await RefusalAsync(reply);
        if (!withSchema || reply.Status != HttpStatusCode.BadRequest || refusal.Error != ModelServerError.BadResponse)
            throw refusal;

        // Perhaps it is the schema. If the same request does without, it was.
        reply = await PostAsync(withSchema: false);
        if (!reply.Accepted)
            throw await RefusalAsync(reply);
        _schemaRefusals.Remember(server, model);
        return reply;

        Task<ReplyStream> PostAsync(bool withSchema)
        {
            var body = ChatRequestWriter.Write(request, model, withSchema);
            return ReplyStream.OpenAsync(
                http, () => ModelRequests.Chat(address, current.Token, body), current, request.JsonSchema is not null, time, cancellationToken);
        }
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
