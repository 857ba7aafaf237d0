using System.Globalization;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Writes to the log under one source. Levels nobody listens to cost a comparison.</summary>
public interface ILoggingAdapter
{
    bool IsEnabled(LogLevel logLevel);

    void Log(LogLevel logLevel, Exception? cause, string format);
}

public static class Logging
{
    /// <summary>The log of the actor whose context this is.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context) =>
        new BusLogging(context.System.EventStream, context.Self.Path.ToString(), ((ActorCell)context).ActorType);

    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj) =>
        new BusLogging(system.EventStream, logSourceObj.ToString()!, logSourceObj as Type ?? logSourceObj.GetType());
}

public static class LoggingExtensions
{
    public static void Debug(this ILoggingAdapter log, string format) => log.Log(LogLevel.DebugLevel, null, format);

    public static void Debug(this ILoggingAdapter log, string format, params object?[] args) =>
        log.Log(LogLevel.DebugLevel, null, format, args);

    public static void Info(this ILoggingAdapter log, string format) => log.Log(LogLevel.InfoLevel, null, format);

    public static void Info(this ILoggingAdapter log, string format, params object?[] args) =>
        log.Log(LogLevel.InfoLevel, null, format, args);

    public static void Warning(this ILoggingAdapter log, string format) => log.Log(LogLevel.WarningLevel, null, format);

    public static void Warning(this ILoggingAdapter log, string format, params object?[] args) =>
        log.Log(LogLevel.WarningLevel, null, format, args);

    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object?[] args) =>
        log.Log(LogLevel.WarningLevel, cause, format, args);

    public static void Error(this ILoggingAdapter log, string format, params object?[] args) =>
        log.Log(LogLevel.ErrorLevel, null, format, args);

    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object?[] args) =>
        log.Log(LogLevel.ErrorLevel, cause, format, args);

    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, params object?[] args)
    {
        if (log.IsEnabled(level))
        {
            log.Log(level, cause, args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args));
        }
    }
}

internal sealed class BusLogging(LoggingBus bus, string logSource, Type logClass) : ILoggingAdapter
{
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
