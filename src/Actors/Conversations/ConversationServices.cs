using Akka.Actor;
using Akka.Streams;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.LmStudio;

namespace FamilyChat.Actors.Conversations;

/// <summary>What every conversation of the house shares.</summary>
/// <param name="Materializer">Runs all streams: one for all, since each made anew would live as long as the actor system.</param>
public sealed record ConversationServices(
    IActorRef ModelQueue,
    IModelServer ModelServer,
    TokenCalibration Calibration,
    MusicServices Music,
    IMaterializer Materializer,
    Func<ChatOptions> CurrentOptions,
    TimeProvider Time)
{
    /// <summary>As they are now: the family admin changes limits while the server runs.</summary>
    public ChatOptions Options => CurrentOptions();
}
