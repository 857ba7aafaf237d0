using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.LmStudio;

/// <summary>
/// A server that speaks the OpenAI chat protocol: LM Studio, another compatible server, or the simulator.
/// The product sees model servers through this and nothing else, so the demo takes the very path a real server takes.
/// </summary>
public interface IModelServer
{
    /// <summary>
    /// Generates one reply. Ends with exactly one <see cref="ReplyPart.End"/>, or throws <see cref="ModelServerException"/>.
    /// Cancelling, or leaving the enumeration, closes the connection, which is how the server is told to stop.
    /// </summary>
    IAsyncEnumerable<ReplyPart> GenerateAsync(ChatRequest request, CancellationToken cancellationToken = default);

    /// <summary>What the server is and which models it offers. Never throws for a server that is away: that is a state, not an error.</summary>
    Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
