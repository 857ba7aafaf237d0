using Akka.Actor;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.Actors.Generation;

/// <summary>Turns at the model: one queue for the household, since there is one GPU.</summary>
public static class ModelQueueProtocol
{
    public enum TurnKind
    {
        /// <summary>Somebody is waiting for it.</summary>
        Person,

        /// <summary>Titles and other things nobody waits for: only when the model is idle, and given up for a person.</summary>
        SideJob,
    }

    /// <summary>Answered with <see cref="TurnGranted"/> or <see cref="TurnWaits"/> at once, and whenever the place in line changes.</summary>
    public sealed record RequestTurn(RunId Run, MemberId Member, TurnKind Kind, string? Model);

    /// <summary>The turn is over, or no longer wanted.</summary>
    public sealed record ReleaseTurn(RunId Run);

    /// <summary>The server went away under a run that had brought nothing yet: the run waits again, first in line.</summary>
    public sealed record ReturnTurn(RunId Run, ModelServerState State, string Detail);

    /// <param name="Loading">The model asked for is not in memory yet.</param>
    public sealed record TurnGranted(RunId Run, string? Model, bool Loading, int ContextLength);

    /// <param name="Position">1 is next.</param>
    /// <param name="Seconds">A rough wait, or null when there is nothing to judge by.</param>
    /// <param name="Reason">Why nobody's turn comes now, in words for a person; null when it is only the line.</param>
    public sealed record TurnWaits(RunId Run, int Position, int? Seconds, string? Reason);

    /// <summary>A side job must end now: a person needs the model.</summary>
    public sealed record TurnRevoked(RunId Run);

    internal sealed record Turn(RunId Run, MemberId Member, TurnKind Kind, string? Model, IActorRef Owner);
}
