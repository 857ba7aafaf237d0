using System.Threading.Channels;

namespace Akka.Contract.Tests.Persistence;

/// <summary>What an actor under test has seen, in order, for the test to await.</summary>
public sealed class Observations
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);

    private readonly Channel<string> _seen = Channel.CreateUnbounded<string>();

    public void Add(string seen) => _seen.Writer.TryWrite(seen);

    public async Task<string> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await _seen.Reader.ReadAsync(limit.Token);
    }

    public async Task ExpectAsync(params string[] expected)
    {
        foreach (var seen in expected)
            Assert.Equal(seen, await NextAsync());
    }

    public async Task<string> NextStartingWithAsync(string start)
    {
        while (true)
        {
            var seen = await NextAsync();
            if (seen.StartsWith(start, StringComparison.Ordinal))
                return seen;
        }
    }

    /// <summary>Nothing more comes for a moment.</summary>
    public async Task ExpectNothingAsync()
    {
        using var silence = new CancellationTokenSource(Silence);
        try
        {
            Assert.Fail($"Seen without being expected: {await _seen.Reader.ReadAsync(silence.Token)}");
        }
        catch (OperationCanceledException)
        {
            Assert.True(silence.IsCancellationRequested);
        }
    }
}
