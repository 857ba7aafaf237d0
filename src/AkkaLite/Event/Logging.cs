using Akka.Actor;

namespace Akka.Event;

/// <summary>Writes to the log under one source. Levels nobody listens to cost a comparison.</summary>
public interface ILoggingAdapter
{
    ILogMessageFormatter Formatter { get; }

    bool IsEnabled(LogLevel logLevel);

    void Log(LogLevel logLevel, Exception? cause, string format);
}

public static class Logging
{
    /// <summary>The log of the actor whose context this is.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        new BusLogging(context.System.EventStream, context.Self.Path.ToString(), ((ActorCell)context).ActorType, logMessageFormatter);

    public static ILoggingAdapter GetLogger(
        ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        new BusLogging(
            system.EventStream, logSourceObj.ToString()!, logSourceObj as Type ?? logSourceObj.GetType(), logMessageFormatter);
}

internal sealed class BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter? formatter) : ILoggingAdapter
{
    public ILogMessageFormatter Formatter => formatter ?? CompositeFormatter.Instance;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= bus.LogLevel;

    public void Log(LogLevel logLevel, Exception? cause, string format)
    {
        if (IsEnabled(logLevel))
        {
            bus.Publish(Create(logLevel, cause, format));
        }
    }

    private LogEvent Create(LogLevel level, Exception? cause, string message) => level switch
    {
        LogLevel.DebugLevel => new Debug(cause, logSource, logClass, message),
        LogLevel.InfoLevel => new Info(cause, logSource, logClass, message),
        LogLevel.WarningLevel => new Warning(cause, logSource, logClass, message),
        _ => new Error(cause, logSource, logClass, message),
    };
}

/// <summary>Where the log goes until a logger is configured.</summary>
internal sealed class StandardOutLogger(ActorPath path) : ActorRefBase
{
    public override ActorPath Path => path;

    protected override void TellInternal(object message, IActorRef? sender) => Console.WriteLine(message);
}
