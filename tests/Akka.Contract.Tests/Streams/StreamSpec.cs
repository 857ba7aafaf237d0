using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

/// <summary>An actor system and a materializer for one test, and waits that have a limit.</summary>
public abstract class StreamSpec : IAsyncLifetime
{
    /// <summary>Long enough for a busy build machine; no test waits for it unless it fails.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    protected ActorSystem Sys { get; } = ActorSystem.Create("streams");

    protected ActorMaterializer Materializer { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Materializer = Sys.Materializer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Sys.Terminate().WaitAsync(Limit);

    protected static Source<T, NotUsed> Failed<T>(Exception cause) => Source.From<T>(() => throw cause);

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
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The first elements of a source, which is ended when it has given them.</summary>
    public static async Task<IReadOnlyList<T>> FirstAsync<T>(this Source<T, NotUsed> source, int count, IMaterializer materializer)
    {
        var first = new List<T>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (killSwitch, done) = source.ViaMaterialized(KillSwitches.Single<T>(), Keep.Right)
            .ToMaterialized(Sink.ForEach<T>(Add), Keep.Both)
            .Run(materializer);
        await Task.WhenAny(enough.Task, done).Soon();
        killSwitch.Shutdown();
        await done.Soon();
        return first;

        void Add(T element)
        {
            if (first.Count < count)
                first.Add(element);
            if (first.Count == count)
                enough.TrySetResult();
        }
    }

    /// <inheritdoc cref="Soon{T}"/>
    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(60));
}
