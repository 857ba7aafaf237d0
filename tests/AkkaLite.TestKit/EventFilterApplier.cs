using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

internal sealed record EventMatcher(
    Type Channel, string? Message, string? Start, string? Contains, string? Source, Func<object, bool> Matches)
{
    internal bool IsMatch(object published)
    {
        var (source, text) = published switch
        {
            LogEvent logged => (logged.LogSource, logged.Message.ToString() ?? ""),
            DeadLetter letter => (letter.Recipient.Path.ToString(), letter.Message.ToString() ?? ""),
            _ => ("", ""),
        };
        return (Source is null || Source == source)
            && (Message is null || Message == text)
            && (Start is null || text.StartsWith(Start, StringComparison.Ordinal))
            && (Contains is null || text.Contains(Contains, StringComparison.Ordinal))
            && Matches(published);
    }
}

internal sealed class EventFilterApplier(TestKitBase testkit, EventMatcher matcher) : IEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectOneAsync(action, cancellationToken));

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default)
    {
        return ExpectOneAsync(Run, cancellationToken);

        Task Run()
        {
            action();
            return Task.CompletedTask;
        }
    }

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, actionAsync, cancellationToken);

    public async Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default)
    {
        var seen = new EventCounter(matcher);
        testkit.Sys.EventStream.Subscribe(seen, matcher.Channel);
        try
        {
            await actionAsync();
            var end = TestKitBase.Now + testkit.RemainingOrDilated(testkit.TestKitSettings.TestEventFilterLeeway);
            while (seen.Count < expectedCount && TestKitBase.Now < end)
            {
                await Task.Delay(5, cancellationToken).ConfigureAwait(false);
            }

            testkit.TestAssertions.AssertTrue(
                seen.Count == expectedCount, "Expected {0} matching events, got {1}", expectedCount, seen.Count);
        }
        finally
        {
            testkit.Sys.EventStream.Unsubscribe(seen);
        }
    }

    private sealed class EventCounter(EventMatcher matcher) : ActorRefBase
    {
        private int _count;

        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "test"), $"/filter{Guid.CreateVersion7()}");

        internal int Count => Volatile.Read(ref _count);

        protected override void TellInternal(object message, IActorRef? sender)
        {
            if (matcher.IsMatch(message))
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}
