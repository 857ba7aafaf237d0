namespace Akka.Streams;

/// <summary>A first element was asked of a stream that had none.</summary>
public class NoSuchElementException(string message) : Exception(message);

/// <summary>A stage was stopped with its owner, before its stream had ended.</summary>
public sealed class AbruptStageTerminationException : Exception
{
    internal AbruptStageTerminationException(object stage)
        : base($"GraphStage [{stage.GetType().Name}] terminated abruptly, caused by for example materializer or actor system termination.")
    {
    }
}
