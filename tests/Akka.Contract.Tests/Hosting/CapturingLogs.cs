using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Akka.Contract.Tests.Hosting;

/// <summary>Keeps what is logged about actors for a test to await.</summary>
internal sealed class CapturingLogs : ILoggerProvider, ILogger
{
    private readonly Channel<(LogLevel Level, string Message)> _entries = Channel.CreateUnbounded<(LogLevel, string)>();

    public async Task<(LogLevel Level, string Message)> FirstAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        return await _entries.Reader.ReadAsync(late.Token);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        if (message.Contains("rumbl", StringComparison.Ordinal) || message.Contains("Not worth", StringComparison.Ordinal))
            _entries.Writer.TryWrite((logLevel, message));
    }

    public void Dispose() => _entries.Writer.TryComplete();
}
