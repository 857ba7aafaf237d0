using Akka.Actor;
using FamilyChat.LmStudio.Models;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;
using static FamilyChat.Actors.Generation.ModelServerProtocol;

namespace FamilyChat.Actors.Generation;

/// <summary>Gives out turns at the model, and tells everyone who waits where they stand and why.</summary>
public sealed class ModelQueueActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<RunId, TurnWaits> _told = [];
    private readonly Dictionary<RunId, long> _granted = [];
    private readonly HashSet<RunId> _revoked = [];
    private readonly IActorRef _modelServer;
    private readonly Func<int?> _slots;
    private readonly TimeProvider _time;
    private ModelQueueState _state = new();
    private ModelQueueState _measured = new();
    private ModelServerStatus? _status;
    private double _averageSeconds;
    private TimeSpan _pause;
    private bool _pausing;

    /// <param name="slots">The household's own number of slots, or null for what the server tells; read at every change.</param>
    public ModelQueueActor(IActorRef modelServer, Func<int?> slots, TimeProvider time)
    {
        _modelServer = modelServer;
        _slots = slots;
        _time = time;

        Receive<RequestTurn>(Request);
        Receive<ReleaseTurn>(m => Release(m.Run));
        Receive<ReturnTurn>(Return);
        Receive<ModelServerChanged>(m => Learn(m.Status));
        Receive<ModelServerStatus>(Learn);
        Receive<PauseOver>(_ =>
        {
            _pausing = false;
            _modelServer.Tell(LookAgain.Instance);
        });
        Receive<Terminated>(m => OwnerGone(m.ActorRef));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ModelServerChanged));
        _modelServer.Tell(GetModelServer.Instance);
    }

    private void Request(RequestTurn m)
    {
        Context.Watch(Sender);
        _state = _state.Enqueue(new Turn(m.Run, m.Member, m.Kind, m.Model, Sender));
        Settle();
    }

    private void Release(RunId run)
    {
        if (_granted.Remove(run, out var since))
        {
            var seconds = _time.GetElapsedTime(since).TotalSeconds;
            _averageSeconds = _averageSeconds == 0 ? seconds : _averageSeconds + ((seconds - _averageSeconds) / 4);
            _pause = TimeSpan.Zero;
        }

        _told.Remove(run);
        _revoked.Remove(run);
        _state = _state.Remove(run);
        Settle();
    }

    private void Return(ReturnTurn m)
    {
        _granted.Remove(m.Run);
        _state = _state.Return(m.Run) with { Open = false };
        if (_status is not null)
            _status = _status with { State = m.State, Detail = m.Detail };
        if (m.State == ModelServerState.Loading)
            Pause();
        else
            _modelServer.Tell(LookAgain.Instance);
        Settle();
    }

    /// <summary>A server that refuses while it loads may list its model as if it were ready: only time tells, and asking at once asks in vain.</summary>
    private void Pause()
    {
        _pause = _pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LastPause.Ticks));
        _pausing = true;
        Timers.StartSingleTimer(nameof(PauseOver), PauseOver.Instance, _pause);
    }

    private void Learn(ModelServerStatus status)
    {
        _status = status;
        _state = _state with
        {
            Open = !_pausing && status.State is (ModelServerState.Ready or ModelServerState.Loading),
            Slots = Math.Max(1, _slots() ?? status.Slots),
        };
        Settle();
    }

    private void OwnerGone(IActorRef owner)
    {
        foreach (var turn in _state.Running.Values.Concat(_state.Line()).Concat(_state.SideJobs).Where(t => t.Owner.Equals(owner)).ToList())
            Release(turn.Run);
    }

    private void Settle()
    {
        _state = _state.Grant(out var granted);
        ReplyMetrics.QueueChanged(_measured, _state);
        _measured = _state;
        foreach (var turn in granted)
            Grant(turn);

        foreach (var turn in _state.ToRevoke())
        {
            if (_revoked.Add(turn.Run))
                turn.Owner.Tell(new TurnRevoked(turn.Run));
        }

        var position = 0;
        foreach (var turn in _state.Line())
            TellPlace(turn, ++position);
    }

    private void Grant(Turn turn)
    {
        _told.Remove(turn.Run);
        _granted[turn.Run] = _time.GetTimestamp();
        var model = _status?.Models.FirstOrDefault(m => turn.Model is null ? m.State == ModelState.Loaded : m.Id == turn.Model)
            ?? (turn.Model is null && _status is { Models: [var first, ..] } ? first : null);
        turn.Owner.Tell(new TurnGranted(
            turn.Run, turn.Model ?? model?.Id, Loading: model?.State == ModelState.Available, model?.ContextLength ?? 0));
    }

    private void TellPlace(Turn turn, int position)
    {
        int? seconds = _state.Open && _averageSeconds > 0 ? (int)Math.Ceiling(_averageSeconds * ((position + _state.Slots - 1) / _state.Slots)) : null;
        var place = new TurnWaits(turn.Run, position, seconds, _state.Open ? null : _status?.Detail ?? "");
        if (_told.TryGetValue(turn.Run, out var told) && told.Position == place.Position && told.Reason == place.Reason)
            return;
        _told[turn.Run] = place;
        turn.Owner.Tell(place);
    }

    private sealed record PauseOver
    {
        public static readonly PauseOver Instance = new();
    }
}
