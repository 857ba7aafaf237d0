using Akka.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A source that is run again when it ends. It ends itself only when it is cancelled.</summary>
public static class RestartSource
{
    public static Source<T, NotUsed> WithBackoff<T, TMat>(Func<Source<T, TMat>> sourceFactory, RestartSettings settings) =>
        Source.Of<T>(() => new RestartStage<T, TMat>(sourceFactory, settings));
}
