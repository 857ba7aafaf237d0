namespace Akka.TestKit;

/// <summary>Waiting for a condition, and limits for a whole block.</summary>
public abstract partial class TestKitBase
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly AsyncLocal<TimeSpan?> _end = new();

    /// <summary>A clock for durations.</summary>
    public static TimeSpan Now => TimeProvider.System.GetElapsedTime(0);

    /// <summary>What is left of the innermost <c>Within</c>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TimeSpan Remaining => _end.Value is { } end
        ? Positive(end - Now)
        : throw new InvalidOperationException("Remaining may not be called outside of 'within'");

    public TimeSpan RemainingOrDefault => _end.Value is { } end ? Positive(end - Now) : TestKitSettings.SingleExpectDefault;

    public TimeSpan RemainingOrDilated(TimeSpan? duration) =>
        duration is not { } limit ? RemainingOrDefault : _end.Value is null ? limit : Min(limit, Remaining);

    /// <summary>Asserts again and again until it holds; fails as the last attempt did.</summary>
    public async Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(duration);
        while (true)
        {
            try
            {
                await assertion().ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException && Now < end)
            {
                await Task.Delay(interval ?? PollInterval, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        return AwaitAssertAsync(Attempt, duration, interval, cancellationToken);

        Task Attempt()
        {
            assertion();
            return Task.CompletedTask;
        }
    }

    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Blocking.Await(AwaitAssertAsync(assertion, duration, interval, cancellationToken));

    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(
            async () => _assertions.AssertTrue(
                await conditionIsFulfilled().ConfigureAwait(false), "Timeout while waiting for the condition"),
            cancellationToken: cancellationToken);

    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), cancellationToken);

    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        Blocking.Await(AwaitConditionAsync(conditionIsFulfilled, cancellationToken));

    /// <summary>Everything inside shares one limit, and the block itself must keep to it.</summary>
    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(
            max,
            async () =>
            {
                await actionAsync();
                return true;
            },
            epsilonValue,
            cancellationToken);

    public async Task<T> WithinAsync<T>(
        TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        var start = Now;
        var outer = _end.Value;
        var end = start + max;
        _end.Value = outer is { } outerEnd && outerEnd < end ? outerEnd : end;
        try
        {
            var result = await function();
            var took = Now - start;
            _assertions.AssertTrue(
                took <= max + (epsilonValue ?? TimeSpan.Zero), "Failed: Block took {0}, exceeding {1}", took, max);
            return result;
        }
        finally
        {
            _end.Value = outer;
        }
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
