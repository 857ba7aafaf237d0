using System.Runtime.CompilerServices;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Conversations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Chat;

/// <summary>The live half of the contract: who is asking, arguments to commands, outputs to frames. No rule lives here.</summary>
[Authorize(AccessPolicies.Member)]
public sealed class ChatHub(Household household, OpenConnections connections, IServerFacts facts, TimeProvider time) : Hub
{
    private MemberId Member => new(Context.User!.MemberId());

    public Task<ReplyAcceptedDto> Send(SendArguments message) => ReplyAsync(new SendMessage(
        Member,
        Ids.Conversation(message.ConversationId),
        Ids.Message(message.MessageId),
        NewMessageId(),
        message.Text ?? "",
        message.Task is null ? null : ChatTasks.Parse(message.Task),
        message.Model,
        Ids.MessageOrNone(message.ParentId),
        message.First,
        message.Queue));

    public Task<ReplyAcceptedDto> Regenerate(ReplyArguments reply) => ReplyAsync(new RegenerateReply(
        Member, Ids.Conversation(reply.ConversationId), Ids.Message(reply.ReplyId), NewMessageId()));

    public Task<ReplyAcceptedDto> Continue(ReplyArguments reply) => ReplyAsync(new ContinueReply(
        Member, Ids.Conversation(reply.ConversationId), Ids.Message(reply.ReplyId)));

    public async Task<bool> Stop(StopArguments stop) =>
        (await household.AskAsync<ReplyStopped>(
            new StopReply(Member, Ids.Conversation(stop.ConversationId), Ids.MessageOrNone(stop.ReplyId)), Context.ConnectionAborted)).Stopped;

    public async IAsyncEnumerable<OutputDto> Watch(WatchArguments watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var member = Member;
        var query = RefusalFilter.Translate(() => new WatchConversation(
            member,
            Ids.Conversation(watch.ConversationId),
            Ids.MessageOrNone(watch.ReplyId),
            Math.Max(0, watch.Offset),
            Math.Max(0, watch.ReasoningOffset)));
        var conversation = query.Conversation;
        var outputs = new ReaderOutputs(watch.Brief);
        var line = LineRoom.Of(Context.GetHttpContext(), time);
        for (var again = false; ; again = true)
        {
            try
            {
                var feed = await RefusalFilter.TranslateAsync(() => household.WatchAsync<ConversationFeed>(query, again, cancellationToken));
                await foreach (var output in feed.ReadAllAsync(cancellationToken))
                {
                    if (output is FeedClosed)
                        break;
                    yield return outputs.Of(output);
                    await line.WaitAsync(cancellationToken);
                }
            }
            finally
            {
                household.Tell(new UnwatchConversation(member, conversation, query.Feed));
            }

            // The reader fell behind, or the conversation was recovered: it begins again with a snapshot.
            query = new WatchConversation(member, conversation);
        }
    }

    public async IAsyncEnumerable<OutputDto> WatchAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var member = Member;
        for (var again = false; ; again = true)
        {
            var query = new WatchConversations(member);
            try
            {
                var feed = await RefusalFilter.TranslateAsync(() => household.WatchAsync<ListFeed>(query, again, cancellationToken));
                // Said first: from here on nothing is missed, so a list fetched after this line is whole.
                yield return Outputs.Of(facts.ModelServer);
                if (again)
                {
                    // The member was recovered: what changed between the two feeds is told as it stands now.
                    foreach (var summary in await RefusalFilter.TranslateAsync(() => WholeListAsync(member, cancellationToken)))
                        yield return Outputs.Of(new SummaryChanged(summary));
                }

                await foreach (var output in feed.ReadAllAsync(cancellationToken))
                {
                    if (output is not ListClosed)
                        yield return Outputs.Of(output);
                }
            }
            finally
            {
                household.Tell(new UnwatchConversations(member, query.Feed));
            }
        }
    }

    public override Task OnConnectedAsync()
    {
        if (!connections.TryAdd(Context.User!, Context))
            throw new HubException($"{Actors.Refusal.SlowDown.Code}: {Actors.Refusal.SlowDown.Text}");
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.User!, Context);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<IReadOnlyList<ConversationSummary>> WholeListAsync(MemberId member, CancellationToken cancellationToken)
    {
        var all = new List<ConversationSummary>();
        foreach (var view in Enum.GetValues<ConversationListView>())
            all.AddRange((await household.AskAgainAsync<ConversationList>(new GetConversations(member, view), cancellationToken)).Conversations);
        return all;
    }

    private async Task<ReplyAcceptedDto> ReplyAsync(IReplyCommand command)
    {
        var accepted = await household.AskAsync<ReplyAccepted>(command, Context.ConnectionAborted);
        return new ReplyAcceptedDto(accepted.MessageId.Value, accepted.ReplyId.Value, accepted.Position);
    }

    private MessageId NewMessageId() => new(Guid.CreateVersion7(time.GetUtcNow()));
}

/// <param name="Position">0 = running, n = nth in line.</param>
public sealed record ReplyAcceptedDto(Guid MessageId, Guid ReplyId, int Position);
