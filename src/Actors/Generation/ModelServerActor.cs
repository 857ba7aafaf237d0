using Akka.Actor;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Models;
using static FamilyChat.Actors.Generation.ModelServerProtocol;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// Knows how the model server is, so that nobody else has to wait to hear it. Looks seldom while all is well, and soon, then less and
/// less soon, while the server is away.
/// </summary>
public sealed class ModelServerActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(15);

    private readonly IModelServer _server;
    private readonly TimeProvider _time;
    private ModelServerStatus? _status;
    private List<IActorRef> _waiting = [];
    private TimeSpan _retry = FirstRetry;
    private long _lookedAt;
    private bool _looking;

    public ModelServerActor(IModelServer server, TimeProvider time)
    {
        _server = server;
        _time = time;

        Receive<GetModelServer>(_ => Answer());
        Receive<LookAgain>(_ =>
        {
            _retry = FirstRetry;
            _waiting.Add(Sender);
            Look();
        });
        Receive<LookDue>(_ => Look());
        Receive<ModelServerStatus>(Learn);
        Receive<Status.Failure>(_ => Schedule());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Look();

    private void Answer()
    {
        if (_status is null)
        {
            _waiting.Add(Sender);
            return;
        }

        Sender.Tell(_status);
        if (_time.GetElapsedTime(_lookedAt) > StaleAfter)
            Look();
    }

    private void Look()
    {
        if (_looking)
            return;
        _looking = true;
        _lookedAt = _time.GetTimestamp();
        _ = _server.GetStatusAsync().PipeTo(Self, Self);
    }

    private void Learn(ModelServerStatus status)
    {
        var changed = _status is null || !Same(_status, status);
        _status = status;
        foreach (var waiting in _waiting)
            waiting.Tell(status);
        _waiting = [];
        if (changed)
            Context.System.EventStream.Publish(new ModelServerChanged(status));
        Schedule();
    }

    private void Schedule()
    {
        _looking = false;
        var well = _status?.State == ModelServerState.Ready;
        _retry = well ? FirstRetry : TimeSpan.FromTicks(Math.Min(_retry.Ticks * 2, LastRetry.Ticks));
        Timers.StartSingleTimer(nameof(LookDue), LookDue.Instance, well ? WhileWell : _retry);
    }

    private static bool Same(ModelServerStatus a, ModelServerStatus b) => a with { Models = [] } == b with { Models = [] } && a.Models.SequenceEqual(b.Models);

    private sealed record LookDue
    {
        public static readonly LookDue Instance = new();
    }
}
