namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>What became of a request is settled before its last words are sent: a client that goes while it hears them changes nothing of it.</summary>
internal static class LastWords
{
    /// <param name="words">What is sent, until the client has gone or the server stops.</param>
    /// <param name="stopping">The server stops, which is an end of its own.</param>
    public static async Task SayAsync(Task words, CancellationToken stopping)
    {
        try
        {
            await words;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
        }
    }
}
