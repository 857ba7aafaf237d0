using FamilyChat.LmStudio.Models;

namespace FamilyChat.Actors.Generation;

/// <summary>What the household knows of its model server.</summary>
public static class ModelServerProtocol
{
    /// <summary>Answered with the <see cref="ModelServerStatus"/> known last, at once; a stale one is looked up again meanwhile.</summary>
    public sealed record GetModelServer
    {
        public static readonly GetModelServer Instance = new();
    }

    /// <summary>Published to the event stream whenever the status changes.</summary>
    public sealed record ModelServerChanged(ModelServerStatus Status);

    /// <summary>A run met a server that is away: look now, and answer with what is found.</summary>
    public sealed record LookAgain
    {
        public static readonly LookAgain Instance = new();
    }
}
