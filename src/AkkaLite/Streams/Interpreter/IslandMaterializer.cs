using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Event;

namespace Akka.Streams.Interpreter;

/// <summary>Ties the streams to the life of a supervisor, a child of the owner.</summary>
internal sealed class IslandMaterializer : ActorMaterializer
{
    private static readonly ConditionalWeakTable<ActorSystem, ActorMaterializer> OfSystems = [];
    private static int _supervisors;

    private readonly CancellationTokenSource _shutdown = new();
    private readonly IActorRef _supervisor;

    private IslandMaterializer(IActorRefFactory owner, ActorSystem system)
    {
        System = system;
        _supervisor = owner.ActorOf(Props.Create<Supervisor>(this), $"StreamSupervisor-{Interlocked.Increment(ref _supervisors)}");
    }

    private ActorSystem System { get; }

    public override bool IsShutdown => ShutdownToken.IsCancellationRequested;

    public CancellationToken ShutdownToken => _shutdown.Token;

    public DateTimeOffset Now => System.Scheduler.Now;

    public static IslandMaterializer For(IActorRefFactory owner) => new(owner, owner as ActorSystem ?? ((IActorContext)owner).System);

    /// <summary>The one that runs the graphs of a system that brought no materializer.</summary>
    public static ActorMaterializer Shared(ActorSystem system) => OfSystems.GetValue(system, For);

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable)
    {
        if (IsShutdown)
            throw new InvalidOperationException("Trying to materialize stream after materializer has been shutdown");

        var island = new Island(this);
        var value = runnable.Build(new Materialization(island));
        island.Start();
        return value;
    }

    public override void Shutdown()
    {
        _shutdown.Cancel();
        System.Stop(_supervisor);
    }

    public ICancelable ScheduleOnce(TimeSpan delay, Action action)
    {
        var timer = new Cancelable(System.Scheduler);
        System.Scheduler.Advanced.ScheduleOnce(delay, action, timer);
        return timer;
    }

    /// <summary>Logs what went wrong while a stage was being stopped: there is nobody left to tell.</summary>
    public void Report(Stage stage, Exception failure) =>
        System.Log.Error(failure, "Error while stopping [{0}]: {1}", stage.GetType().Name, failure.Message);

    private sealed class Supervisor(IslandMaterializer materializer) : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);

        protected override void PostStop() => materializer._shutdown.Cancel();
    }
}
