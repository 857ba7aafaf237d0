using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using LogLevel = Akka.Event.LogLevel;

namespace Akka.Hosting;

/// <summary>Where an actor system's log goes.</summary>
public sealed class LoggerConfigBuilder
{
    private bool _cleared;

    internal LoggerConfigBuilder()
    {
    }

    /// <summary>Entries below it are not made.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    internal bool UsesLoggerFactory { get; set; }

    /// <summary>Takes away the logger to standard output.</summary>
    public LoggerConfigBuilder ClearLoggers()
    {
        _cleared = true;
        UsesLoggerFactory = false;
        return this;
    }

    internal void Apply(ActorSystemImpl system, IServiceProvider services)
    {
        system.EventStream.SetLogLevel(LogLevel);
        if (_cleared)
            system.EventStream.Unsubscribe(system.StandardOut);
        if (UsesLoggerFactory)
            system.EventStream.Subscribe<LogEvent>(new LoggerFactoryLogger(services.GetRequiredService<ILoggerFactory>()));
    }
}

public static class LoggingExtensions
{
    public static AkkaConfigurationBuilder ConfigureLoggers(this AkkaConfigurationBuilder builder, Action<LoggerConfigBuilder> configurator)
    {
        configurator(builder.Loggers);
        return builder;
    }

    /// <summary>Logs through the host's <see cref="ILoggerFactory"/>, under the actor's type.</summary>
    public static LoggerConfigBuilder AddLoggerFactory(this LoggerConfigBuilder configBuilder)
    {
        configBuilder.UsesLoggerFactory = true;
        return configBuilder;
    }
}
