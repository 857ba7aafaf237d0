using Akka.Actor;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.LmStudio;

namespace FamilyChat.Actors.Conversations;

/// <summary>What every conversation of the house shares.</summary>
public sealed record ConversationServices(
    IActorRef ModelQueue,
    IModelServer ModelServer,
    TokenCalibration Calibration,
    MusicServices Music,
    Func<ChatOptions> CurrentOptions,
    TimeProvider Time)
{
    /// <summary>As they are now: the family admin changes limits while the server runs.</summary>
    public ChatOptions Options => CurrentOptions();
}
