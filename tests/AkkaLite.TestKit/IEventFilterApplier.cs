using Akka.Event;

namespace Akka.TestKit;

/// <summary>Expects log events, or dead letters, that match while some code runs, and shortly after.</summary>
public interface IEventFilterApplier
{
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);
}

public class EventFilterFactory
{
    private readonly TestKitBase _testkit;

    public EventFilterFactory(TestKitBase testkit) => _testkit = testkit;

    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception =>
        Applier(new EventMatcher(typeof(Error), message, start, contains, source, logged => ((LogEvent)logged).Cause is TException));

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Applier(new EventMatcher(
            typeof(LogEvent), message, start, contains, source, logged => ((LogEvent)logged).LogLevel() == logLevel));

    public IEventFilterApplier DeadLetter() => DeadLetter<object>();

    /// <param name="source">The path of the actor it did not reach.</param>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) =>
        Applier(new EventMatcher(typeof(DeadLetter), null, null, null, source, letter => ((DeadLetter)letter).Message is TMessage));

    private EventFilterApplier Applier(EventMatcher matcher) => new(_testkit, matcher);
}
