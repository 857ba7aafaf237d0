using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// Keeps the asynchronous work of one actor inside that actor: while a handler's task is under way no other message is
/// handled, and what follows an <c>await</c> runs in the actor's turn, with its context and sender.
/// </summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    private bool _running;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs <paramref name="work"/> for the actor now on this thread and holds its mailbox until it is done.</summary>
    internal static void RunTask(Func<Task> work)
    {
        var cell = ActorCell.Current
            ?? throw new InvalidOperationException("RunTask must be called while the actor handles a message.");
        cell.TaskStarted();
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, cell.TaskScheduler).Unwrap();
        if (task.IsCompleted)
        {
            cell.TaskCompleted(task);
        }
        else
        {
            _ = task.ContinueWith(
                static (done, state) => ((ActorCell)state!).TaskCompleted(done),
                cell,
                CancellationToken.None,
                TaskContinuationOptions.None,
                cell.TaskScheduler);
        }
    }

    internal void Run(Task task)
    {
        _running = true;
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>In the actor's turn it runs at once, unless another runs: a loop of yields must not pile up on the stack.</summary>
    protected override void QueueTask(Task task)
    {
        if (ActorCell.Current == cell && !_running)
        {
            Run(task);
        }
        else
        {
            cell.Self.SendSystemMessage(new ContinueTask(this, task));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ActorCell.Current == cell && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
