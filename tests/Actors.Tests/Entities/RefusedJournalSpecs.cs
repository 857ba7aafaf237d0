using Akka.Actor;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Users;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Entities;

/// <summary>The journal is held by another program; members and conversations end over what they cannot keep.</summary>
public sealed class RefusedJournalSpecs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("familychat-refused-");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_waited_behind_an_event_that_is_refused_hears_of_the_journal_as_well()
    {
        await using var house = await OpenAsync();
        var users = house.Users(Options);
        Task<object> renamed, sent;
        await using (await HoldAsync())
        {
            renamed = users.Ask(new ChangeConversation(Maya, Homework, "Volcanoes"), Patience);
            sent = users.Ask(Send(1), Patience);
            Assert.Same(Refusal.NotSaved, await renamed);
            Assert.Same(Refusal.NotSaved, await sent);
        }
    }

    [Fact]
    public async Task Whoever_asked_one_that_is_ended_while_the_journal_writes_is_not_left_waiting()
    {
        await using var house = await OpenAsync();
        var conversation = house.One("conversation", system => Props.Create(() => new ConversationActor(Maya, Homework, JournalHouse.Services(system, Options))));
        await conversation.Ask<ConversationFeed>(new WatchConversation(Maya, Homework), Patience);
        await using (await HoldAsync())
        {
            var sent = conversation.Ask(Send(1), Patience);
            conversation.Tell(PoisonPill.Instance);

            Assert.Same(Refusal.Unavailable, await sent);
        }
    }

    private async Task<JournalHouse> OpenAsync()
    {
        var house = await JournalHouse.StartAsync(Journal + ";Default Timeout=2");
        house.One("undelivered", _ => Props.Create(() => new UndeliveredActor()));
        await house.Users(Options).Ask<ConversationSummary>(new CreateConversation(Maya, Homework, ChatTask.General, null, null), Patience);
        return house;
    }

    /// <summary>Nobody else writes until this is given back.</summary>
    private async Task<IAsyncDisposable> HoldAsync()
    {
        var other = new SqliteConnection($"Data Source={Journal};Pooling=False");
        await other.OpenAsync();
        other.BeginTransaction();
        return other;
    }
}
