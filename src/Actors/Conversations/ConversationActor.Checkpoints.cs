using Akka.Actor;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Generation.RunProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>How text gets from the model to the screens and to the journal, neither far ahead of the other.</summary>
public sealed partial class ConversationActor
{
    private bool _ending;

    private void Brought(RunBrought message)
    {
        if (_run?.Id != message.Run)
        {
            Sender.Tell(RunAcknowledged.Instance);
            return;
        }

        if (_run.Accept(message.Piece))
            Note(new ReplyStarted(_member, _id, Now, _run.Reply.ReplyId, _run.Id, _run.Model));
        if (!_run.Unkept.MayShow)
            Checkpoint(new CheckpointDue(message.Run));
        // Held is not acknowledged, so the stream brings nothing more; what the model writes meanwhile is merged there.
        if (_run.Unkept.MayShow)
            Show(_run, Sender);
        else
            _run.Hold(Sender);
    }

    private void Show(ReplyRun run, IActorRef stream)
    {
        run.Draft.Show();
        _feeds.Wake();
        stream.Tell(RunAcknowledged.Instance);
        if (!Timers.IsTimerActive(nameof(CheckpointDue)))
            Timers.StartSingleTimer(nameof(CheckpointDue), new CheckpointDue(run.Id), run.Unkept.DueIn(_services.Options.CheckpointInterval));
    }

    private void Checkpoint(CheckpointDue message)
    {
        if (_run is not { } run || run.Id != message.Run)
            return;
        var (text, reasoning) = run.TakeUnkept();
        if (text.Length + reasoning.Length > 0)
            Note(new ReplyCheckpointed(_member, _id, Now, run.Reply.ReplyId, text, reasoning));
    }

    private void Kept(MessageId reply)
    {
        if (_run is not { } run || run.Reply.ReplyId != reply)
            return;
        run.Unkept.Kept();
        if (run.Unkept.MayShow && run.TakeHeld() is { } stream)
            Show(run, stream);
    }

    /// <summary>To the journal without making anybody wait: the stream goes on while it is written.</summary>
    private void Note(IConversationEvent @event) => PersistAsync(@event, Apply);

    /// <summary>
    /// The service ends in good order: a reply that has begun is kept as interrupted with all of its text; one that has not stays owed
    /// and is written after the next start.
    /// </summary>
    private void End(EndOfService message)
    {
        _ending = true;
        if (_run is not { } run)
        {
            Context.Stop(Self);
            return;
        }

        run.Source?.Stop();
        if (!run.HasAnything)
        {
            Context.Stop(Self);
            return;
        }

        var outcome = run.Outcome() with { State = MessageState.Interrupted, Error = null };
        PersistThen(ConversationDecider.End(_state, _member, _id, Now, run.Reply.ReplyId, outcome), () => Context.Stop(Self));
    }
}
