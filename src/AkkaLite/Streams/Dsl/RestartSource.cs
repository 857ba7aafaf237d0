using Akka.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A source that is run again when it ends. It ends itself only when it is cancelled, or has used up its restarts.</summary>
public static class RestartSource
{
    public static Source<T, NotUsed> WithBackoff<T, TMat>(Func<Source<T, TMat>> sourceFactory, RestartSettings settings) =>
        Source.Of<T>(() => new RestartStage<T, TMat>(sourceFactory, settings, onlyOnFailure: false));

    /// <summary>As <see cref="WithBackoff"/>, but a source that completes is left to complete.</summary>
    public static Source<T, NotUsed> OnFailuresWithBackoff<T, TMat>(Func<Source<T, TMat>> sourceFactory, RestartSettings settings) =>
        Source.Of<T>(() => new RestartStage<T, TMat>(sourceFactory, settings, onlyOnFailure: true));
}
