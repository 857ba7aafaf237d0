using Akka.Actor;
using Akka.Contract.Tests.Kit;
using Akka.Event;

namespace Akka.Contract.Tests.Actors;

public sealed class EventStreamSpecs : PatientTestKit
{
    [Fact]
    public async Task A_subscriber_gets_the_events_of_a_type_and_of_those_derived_from_it()
    {
        Assert.True(Sys.EventStream.Subscribe<Meal>(TestActor));
        Assert.False(Sys.EventStream.Subscribe(TestActor, typeof(Meal)));

        Sys.EventStream.Publish(new Dinner());
        Sys.EventStream.Publish(new Meal());
        Sys.EventStream.Publish("no meal");

        await ExpectMsgAsync<Dinner>();
        await ExpectMsgAsync<Meal>();
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task Unsubscribing_ends_it()
    {
        Sys.EventStream.Subscribe<Meal>(TestActor);
        Assert.True(Sys.EventStream.Unsubscribe(TestActor, typeof(Meal)));
        Assert.False(Sys.EventStream.Unsubscribe(TestActor, typeof(Meal)));

        Sys.EventStream.Publish(new Meal());

        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task A_stopped_subscriber_is_forgotten()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var eater = Sys.ActorOf<Eater>();
        Sys.EventStream.Subscribe<Meal>(eater);

        await eater.GracefulStop(Limit);

        await AwaitConditionAsync(() => !Sys.EventStream.Unsubscribe(eater));
        Sys.EventStream.Publish(new Meal());
        await ExpectNoMsgAsync(50);
    }

    [Fact]
    public async Task An_actors_log_is_published_with_its_path()
    {
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var logging = Sys.ActorOf<Logger>("logger");
        var failure = new InvalidOperationException("logged");

        logging.Tell(failure);

        var warning = await FishForMessageAsync<Warning>(static _ => true);
        var error = await FishForMessageAsync<Error>(static _ => true);
        Assert.Equal("careful with 1 and 2", warning.Message.ToString());
        Assert.Equal(logging.Path.ToString(), warning.LogSource);
        Assert.Equal(("broken", failure), (error.Message.ToString(), error.Cause));
        Assert.Equal(LogLevel.ErrorLevel, error.LogLevel());
        Assert.Equal(typeof(Logger), error.LogClass);
    }

    [Fact]
    public async Task Levels_below_the_one_set_are_not_published()
    {
        Sys.EventStream.SetLogLevel(LogLevel.InfoLevel);
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, "source");

        log.Debug("unheard {0}", 1);
        log.Info("heard {0}", 2);

        Assert.Equal("heard 2", (await ExpectMsgAsync<Info>()).Message.ToString());
        Assert.False(log.IsEnabled(LogLevel.DebugLevel));
    }

    [Fact]
    public async Task Every_level_takes_arguments_and_a_cause()
    {
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, "source");
        var cause = new InvalidOperationException("cause");

        log.Debug("debug");
        log.Debug("debug {0}", 1);
        log.Info("info {0}", 1);
        log.Warning("warning {0}", 1);
        log.Warning("warning {0} {1} {2}", 1, 2, 3);
        log.Error("error {0}", 1);
        log.Error(cause, "error {0} {1}", 1, 2);

        foreach (var expected in new[]
        {
            "debug", "debug 1", "info 1", "warning 1", "warning 1 2 3", "error 1", "error 1 2",
        })
        {
            Assert.Equal(expected, (await ExpectMsgAsync<LogEvent>(static logged => logged.LogSource.StartsWith("source", StringComparison.Ordinal))).Message.ToString());
        }
    }

    private record Meal;

    private sealed record Dinner : Meal;

    private sealed class Eater : ReceiveActor
    {
        public Eater() => ReceiveAny(static _ => { });
    }

    private sealed class Logger : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Logger() => Receive<Exception>(failure =>
        {
            _log.Warning("careful with {0} and {1}", 1, 2);
            _log.Error(failure, "broken");
        });
    }
}
