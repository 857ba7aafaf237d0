using Akka.Actor;
using Akka.Streams;

namespace Akka.Contract.Tests.Streams;

/// <summary>An actor system and a materializer for one test, and waits that have a limit.</summary>
public abstract class StreamSpec : IAsyncLifetime
{
    /// <summary>Long enough for a busy build machine; no test waits for it unless it fails.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    protected ActorSystem Sys { get; } = ActorSystem.Create("streams");

    protected ActorMaterializer Materializer { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Materializer = Sys.Materializer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Sys.Terminate().WaitAsync(Limit);

    protected static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            await Task.Delay(2, limit.Token);
        }
    }
}

internal static class Waiting
{
    /// <summary>The result, or a failed test when it takes too long.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <inheritdoc cref="Soon{T}"/>
    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(20));
}
