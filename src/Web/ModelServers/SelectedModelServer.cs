using System.Runtime.CompilerServices;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Http;
using FamilyChat.LmStudio.Models;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.ModelServers;

/// <summary>
/// The household's model server: the one that is configured; without one, LM Studio on this machine while it is there, else the demo.
/// Looking at the status decides, so an LM Studio that is started later takes over by itself.
/// </summary>
public sealed class SelectedModelServer : IModelServer, IDisposable
{
    private const string LocalLmStudio = "http://127.0.0.1:1234";

    private static readonly ModelServerStatus NotLookedYet =
        new(ModelServerKind.LmStudio, "Model server", ModelServerState.Loading, "Looking for the model server.", 1, []) { Problem = ModelServerProblem.NotSeenYet };

    private readonly IOptionsMonitor<ModelServerOptions> _options;
    private readonly DemoServer _demo;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly LmStudioClient _configured;
    private readonly LmStudioClient _local;
    private LmStudioClient? _demoClient;
    private LmStudioClient? _selected;

    public SelectedModelServer(IOptionsMonitor<ModelServerOptions> options, DemoServer demo, TimeProvider time)
    {
        _options = options;
        _demo = demo;
        _time = time;
        var local = new LmStudioOptions { Url = LocalLmStudio, ProbeLimit = TimeSpan.FromMilliseconds(500) };
        _http = ModelHttpClient.Create(Configured, time);
        _configured = new LmStudioClient(_http, Configured, time);
        _local = new LmStudioClient(_http, () => local with { Token = _options.CurrentValue.Token }, time);
    }

    /// <summary>What was seen last; never waits.</summary>
    public ModelServerStatus LastStatus { get; private set; } = NotLookedYet;

    private bool IsConfigured => !string.IsNullOrWhiteSpace(_options.CurrentValue.Url);

    public async IAsyncEnumerable<ReplyPart> GenerateAsync(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!IsConfigured && _selected is null)
            await GetStatusAsync(cancellationToken);
        var server = IsConfigured ? _configured : _selected!;
        await foreach (var part in server.GenerateAsync(request, cancellationToken))
            yield return part;
    }

    public async Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        if (IsConfigured)
            return LastStatus = await _configured.GetStatusAsync(cancellationToken);

        var status = await _local.GetStatusAsync(cancellationToken);
        if (status.State != ModelServerState.Unreachable)
        {
            _selected = _local;
            return LastStatus = status;
        }

        _demoClient ??= await DemoAsync(cancellationToken);
        status = await _demoClient.GetStatusAsync(cancellationToken);
        _selected = _demoClient;
        return LastStatus = status;
    }

    public void Dispose() => _http.Dispose();

    private async Task<LmStudioClient> DemoAsync(CancellationToken cancellationToken)
    {
        var options = new LmStudioOptions { Url = await _demo.AddressAsync(cancellationToken), Kind = ModelServerKind.Demo };
        return new LmStudioClient(_http, () => options, _time);
    }

    private LmStudioOptions Configured() => new() { Url = _options.CurrentValue.Url ?? LocalLmStudio, Token = _options.CurrentValue.Token };
}
