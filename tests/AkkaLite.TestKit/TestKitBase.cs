using System.Threading.Channels;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A test's view of an actor system: a test actor that receives for the test, and expectations with a limit each
/// (3 s, or <c>akka.test.single-expect-default</c>; what is left inside <c>Within</c>).
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _systems;
    private static int _testActors;

    private readonly ITestKitAssertions _assertions;
    private readonly Channel<MessageEnvelope> _received = Channel.CreateUnbounded<MessageEnvelope>();
    private readonly SynchronizationContext? _outerContext = SynchronizationContext.Current;

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
    {
        _assertions = assertions;
        Sys = system ?? CreateSystem(Config.Empty, null);
        TestKitSettings = new TestKitSettings(((ActorSystemImpl)Sys).Config);
        TestActor = CreateTestActor(testActorName ?? $"testActor{Interlocked.Increment(ref _testActors)}");
        BecomeImplicitSender();
    }

    protected TestKitBase(
        ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, CreateSystem(config, actorSystemName), testActorName)
    {
    }

    public ActorSystem Sys { get; }

    /// <summary>Where the messages that a test expects go.</summary>
    public IActorRef TestActor { get; }

    public TestKitSettings TestKitSettings { get; }

    public ILoggingAdapter Log => Sys.Log;

    public EventFilterFactory EventFilter => new(this);

    /// <summary>Who sent the message received last.</summary>
    public IActorRef LastSender { get; private set; } = Nobody.Instance;

    public object? LastMessage { get; private set; }

    public bool HasMessages => _received.Reader.TryPeek(out _);

    internal ITestKitAssertions TestAssertions => _assertions;

    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, _assertions, name);

    /// <summary>Has the test actor watch, so that the test can expect <see cref="Terminated"/>.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        Blocking.Await(WatchAsync(actorToWatch));
        return actorToWatch;
    }

    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch)
    {
        await TestActor.Ask(new QueueingActor.Watch(actorToWatch), RemainingOrDefault).ConfigureAwait(false);
        return actorToWatch;
    }

    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch)
    {
        await TestActor.Ask(new QueueingActor.Unwatch(actorToUnwatch), RemainingOrDefault).ConfigureAwait(false);
        return actorToUnwatch;
    }

    /// <summary>From now on drops the messages that match.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new QueueingActor.SetIgnore(shouldIgnoreMessage), ActorRefs.NoSender);

    public void IgnoreMessages<T>() => IgnoreMessages(static message => message is T);

    public void IgnoreNoMessages() => TestActor.Tell(new QueueingActor.SetIgnore(null), ActorRefs.NoSender);

    /// <summary>Stops the test's system and waits for it.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        SynchronizationContext.SetSynchronizationContext(_outerContext);
        ActorCell.Current = null;
        var limit = duration ?? TestKitSettings.DefaultTimeout;
        try
        {
            Blocking.Await(system.Terminate().WaitAsync(limit));
        }
        catch (TimeoutException) when (!verifySystemShutdown)
        {
            system.Log.Warning("Failed to stop [{0}] within [{1}]", system.Name, limit);
        }
    }

    IActorRef IActorRefFactory.ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    private static ActorSystemImpl CreateSystem(Config config, string? name)
    {
        var system = new ActorSystemImpl(name ?? $"test{Interlocked.Increment(ref _systems)}", config).Start();
        system.EventStream.Unsubscribe(system.StandardOut);
        return system;
    }

    private IActorRef CreateTestActor(string name) => ((ExtendedActorSystem)Sys).SystemActorOf(
        Props.CreateBy(new QueueingActorProducer(_received.Writer)), name);

    private void BecomeImplicitSender()
    {
        if (this is not INoImplicitSender)
        {
            var cell = ((LocalActorRef)TestActor).Cell;
            ActorCell.Current = cell;
            SynchronizationContext.SetSynchronizationContext(new ImplicitSenderContext(cell));
        }
    }

    private sealed class QueueingActorProducer(ChannelWriter<MessageEnvelope> received) : IIndirectActorProducer
    {
        public Type ActorType => typeof(QueueingActor);

        public ActorBase Produce() => new QueueingActor(received);

        public void Release(ActorBase actor)
        {
        }
    }
}
