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
    ChatOptions Options,
    TimeProvider Time);
