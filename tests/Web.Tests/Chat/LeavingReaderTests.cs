using System.Security.Claims;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Security;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Somebody taps through their conversations faster than they open: what nobody reads must be forgotten, or it is kept in memory for good.</summary>
public sealed class LeavingReaderTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Who_leaves_a_conversation_before_it_answers_is_no_reader_of_it()
    {
        var (asked, taken) = await LeaveAsync(
            (hub, leaving) => hub.Watch(new WatchArguments(Conversing.NewId()), leaving), message => (message as UnwatchConversation)?.Feed);

        Assert.Same(Assert.IsType<WatchConversation>(asked).Feed, taken);
    }

    [Fact]
    public async Task Who_leaves_the_list_before_it_answers_is_no_reader_of_it()
    {
        var (asked, taken) = await LeaveAsync((hub, leaving) => hub.WatchAll(leaving), message => (message as UnwatchConversations)?.Feed);

        Assert.Same(Assert.IsType<WatchConversations>(asked).Feed, taken);
    }

    static async Task<(object Asked, object Taken)> LeaveAsync(
        Func<ChatHub, CancellationToken, IAsyncEnumerable<OutputDto>> watch, Func<object, object?> feedOf)
    {
        using var leaving = new CancellationTokenSource();
        var (asked, taken) = (Later(), Later());
        await using var users = new StandIn<UsersActor>(message =>
        {
            if (feedOf(message) is { } feed)
                taken.SetResult(feed);
            else
                asked.SetResult(message);
            return null;
        });
        using var hub = new ChatHub(
            new Household(users, TimeProvider.System), new OpenConnections(Options.Create(new LimitOptions())), new Facts(), TimeProvider.System)
        {
            Context = new Caller(),
        };
        await using var outputs = watch(hub, leaving.Token).GetAsyncEnumerator();
        var first = outputs.MoveNextAsync().AsTask();
        var question = await asked.Task.WaitAsync(Patience);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        return (question, await taken.Task.WaitAsync(Patience));
    }

    static TaskCompletionSource<object> Later() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    sealed class Facts : IServerFacts
    {
        public ModelServerDto ModelServer { get; } = new("demo", "Demo", "ready", "", null);

        public string Version => "test";
    }

    sealed class Caller : HubCallerContext
    {
        public override string ConnectionId => "one";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User { get; } = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Conversing.NewId())]));

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort()
        {
        }
    }
}
