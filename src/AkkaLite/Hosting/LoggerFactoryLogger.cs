using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting;

/// <summary>Hands log events to the host's loggers, on the thread that logs: they are made for many threads.</summary>
internal sealed class LoggerFactoryLogger(ILoggerFactory loggers) : ActorRefBase
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems"), "/LoggerFactoryLogger");

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is not LogEvent entry)
            return;
        try
        {
            loggers.CreateLogger(entry.LogClass).Log(Level(entry), entry.Cause, "{Message} [{LogSource}]", entry.Message, entry.LogSource);
        }
        catch (Exception)
        {
            // A logger that fails must not fail the actor that logs, nor the journal.
        }
    }

    private static LogLevel Level(LogEvent entry) => entry.LogLevel() switch
    {
        AkkaLevel.DebugLevel => LogLevel.Debug,
        AkkaLevel.InfoLevel => LogLevel.Information,
        AkkaLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
