using Akka.Streams.Interpreter;
using Akka.Util;

namespace Akka.Streams.Stages;

/// <summary>Ends the stream with one element in place of a failure, or lets the failure through when there is none.</summary>
internal sealed class Recover<T>(Func<Exception, Option<T>> recover) : LinearStage<T, T>
{
    private Option<T> _last;

    public override void OnPush() => Push(Grab());

    public override void OnPull()
    {
        if (_last.HasValue)
        {
            Push(_last.Value);
            CompleteStage();
        }
        else
        {
            Pull();
        }
    }

    public override void OnUpstreamFailure(Exception cause)
    {
        _last = recover(cause);
        if (!_last.HasValue)
            FailStage(cause);
        else if (IsOutAvailable)
            OnPull();
    }
}

internal sealed class SelectError<T>(Func<Exception, Exception> selector) : LinearStage<T, T>
{
    public override void OnPush() => Push(Grab());

    public override void OnUpstreamFailure(Exception cause) => FailStage(selector(cause));
}
