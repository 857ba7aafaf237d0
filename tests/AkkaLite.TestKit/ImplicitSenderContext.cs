using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Keeps the test actor the sender of what a test tells, on whichever thread the test goes on after an await.</summary>
internal sealed class ImplicitSenderContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
        static work => work.Context.Send(work.Callback, work.State), (Context: this, Callback: d, State: state), preferLocal: false);

    public override void Send(SendOrPostCallback d, object? state)
    {
        var outerCell = ActorCell.Current;
        var outerContext = Current;
        ActorCell.Current = cell;
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        finally
        {
            SetSynchronizationContext(outerContext);
            ActorCell.Current = outerCell;
        }
    }
}
