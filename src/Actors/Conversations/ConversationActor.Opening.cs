using Akka.Actor;
using Akka.Streams.Dsl;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.LmStudio.Chat;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Generation.RunProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>What is put behind a run: the model's stream, or an actor that answers from the library.</summary>
public sealed partial class ConversationActor
{
    /// <summary>A child lives for one run; if it breaks, the run ends, and a new one makes a new child.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    private void Open(ReplyRun run, int contextLength)
    {
        run.Source = run.Reply.Task == ChatTask.Music ? OpenMusic(run) : OpenStream(run, contextLength);
        if (run.StopAsked)
            run.Stop();
    }

    /// <summary>The one place where a run's stream is materialised.</summary>
    private RunSource.Stream OpenStream(ReplyRun run, int contextLength)
    {
        var model = _services.ModelServer;
        var prompt = PromptBuilder.Build(_state, run.Reply, contextLength, _services.Calibration.TokensPerCharacter(run.Model));
        run.Prompt = prompt;
        var request = new ChatRequest(run.Model, prompt.Turns);
        var limits = _services.Options;
        var (id, self) = (run.Id, Self);
        var killSwitch = GenerationGraph
            .Create(() => model.GenerateAsync(request).WithinBudget(limits.FirstToken, limits.BetweenTokens, _services.Time))
            .Select(piece => (object)new RunBrought(id, piece))
            .ToMaterialized(
                Sink.ActorRefWithAck<object>(self, new RunOpened(id), RunAcknowledged.Instance, new RunClosed(id), fault => new RunClosed(id, fault)),
                Keep.Left)
            .Run(_services.Materializer);

        if (prompt.Moved)
            Note(new ContextTrimmed(_member, _id, Now, prompt.First));
        return new RunSource.Stream(killSwitch);
    }

    private RunSource.Child OpenMusic(ReplyRun run)
    {
        var question = new MusicQuestion(
            run.Id,
            _member,
            _id,
            run.Reply.ReplyId,
            _state.Messages[run.Reply.ParentId].Text,
            MusicQuestion.TurnsBefore(_state, run.Reply.ParentId),
            run.Model,
            run.Reply.SystemPrompt,
            run.Draft.Length > 0);
        var services = _services;
        return new RunSource.Child(Context.Watch(Context.ActorOf(Props.Create(() => new MusicQueryActor(question, services)))));
    }

    /// <summary>Nothing more is wanted of what was behind the run.</summary>
    private static void Leave(ReplyRun run)
    {
        if (run.Source is RunSource.Child child)
            Context.Stop(child.Actor);
        run.Source = null;
    }

    /// <summary>What was behind the run is gone without a word.</summary>
    private void Lost(Terminated message)
    {
        if (_run is { Source: RunSource.Child child } run && child.Actor.Equals(message.ActorRef))
            Closed(new RunClosed(run.Id, new InvalidOperationException("The run ended without an answer.")));
    }
}
