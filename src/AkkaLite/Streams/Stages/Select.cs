using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

internal sealed class Select<TIn, TOut>(Func<TIn, TOut> mapper) : LinearStage<TIn, TOut>
{
    public override void OnPush() => Push(mapper(Grab()));
}
