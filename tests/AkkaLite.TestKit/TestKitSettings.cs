using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The limits of a test kit, from <c>akka.test.*</c>.</summary>
public class TestKitSettings : IExtension
{
    public TestKitSettings(Config config)
    {
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5));
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3));
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3));
    }

    public TimeSpan DefaultTimeout { get; }

    public TimeSpan SingleExpectDefault { get; }

    public TimeSpan TestEventFilterLeeway { get; }
}

internal static class Blocking
{
    /// <summary>For the forms that are not asynchronous. The task must not need the caller's synchronization context.</summary>
    internal static void Await(Task task) => task.ConfigureAwait(false).GetAwaiter().GetResult();

    internal static T Await<T>(ValueTask<T> task) => task.AsTask().ConfigureAwait(false).GetAwaiter().GetResult();
}
