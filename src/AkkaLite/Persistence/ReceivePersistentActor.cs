using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// A persistent actor whose handlers are listed in its constructor: Recover for the past, Command for what comes; the
/// first that takes a message gets it.
/// </summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor
{
    private readonly MessageHandlers _past = new();
    private readonly MessageHandlers _commands = new();
    private MessageHandlers? _configuring;
    private bool _constructing = true;

    protected ReceivePersistentActor() => _configuring = _commands;

    protected override void OnCommand(object message) => Handle(_commands, message);

    protected override void OnRecover(object message) => Handle(_past, message);

    protected void Become(Action configure) => Become(Configured(configure));

    protected void BecomeStacked(Action configure) => BecomeStacked(Configured(configure));

    protected void Recover<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Past.Add(new ActionHandler<T>(handler, shouldHandle));

    protected void RecoverAny(Action<object> handler) => Recover(handler);

    protected void Command<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Commands.Add(new ActionHandler<T>(handler, shouldHandle));

    protected void Command<T>(Predicate<T> shouldHandle, Action<T> handler) => Command(handler, shouldHandle);

    protected void CommandAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Command(message => RunTask(() => handler(message)), shouldHandle);

    protected void CommandAny(Action<object> handler) => Command(handler);

    private protected override void EndConfiguration()
    {
        _configuring = null;
        _constructing = false;
    }

    private MessageHandlers Commands => _configuring ?? throw new InvalidOperationException(
        "You may only call Command-methods when constructing the actor and inside Become().");

    private MessageHandlers Past => _constructing ? _past : throw new InvalidOperationException(
        "You may only call Recover-methods when constructing the actor.");

    private UntypedReceive Configured(Action configure)
    {
        var outer = _configuring;
        var handlers = _configuring = new MessageHandlers();
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }

        return message => Handle(handlers, message);
    }

    private void Handle(MessageHandlers handlers, object message)
    {
        if (!handlers.TryHandle(message))
            Unhandled(message);
    }
}
