using Akka.Actor;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Users;

/// <summary>The trash empties itself by time; whoever looks at the list hears of it.</summary>
public sealed class TrashSpecs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConversationId A = new(Id(10));
    private static readonly ConversationId B = new(Id(11));
    private static readonly UserState BothDeleted = new IUserEvent[]
    {
        new ConversationCreated(Maya, A, Noon, "A", TitleSource.Member, ChatTask.General, null),
        new ConversationCreated(Maya, B, Noon, "B", TitleSource.Member, ChatTask.General, null),
        new ConversationDeleted(Maya, A, Noon),
        new ConversationDeleted(Maya, B, Noon.AddMinutes(20)),
    }.Aggregate(UserState.Empty, (state, e) => state.Apply(e));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("familychat-trash-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Each_is_told_of_once_when_its_days_are_over()
    {
        var trash = new Trash();
        var end = Noon + Options.TrashRetention;

        Assert.Equal(("", TimeSpan.FromHours(1)), Look(Noon.AddHours(1)));
        Assert.Equal(("", TimeSpan.FromMinutes(5)), Look(end.AddMinutes(-5)));
        Assert.Equal(("A", TimeSpan.FromMinutes(20)), Look(end));
        Assert.Equal(("B", null), Look(end.AddDays(1)));
        Assert.Equal(("", null), Look(end.AddDays(2)));

        (string, TimeSpan?) Look(DateTimeOffset now)
        {
            var (gone, next) = trash.Look(BothDeleted, now, Options);
            return (string.Join(' ', gone.Select(id => BothDeleted.Conversations[id].Title)), next);
        }
    }

    [Fact]
    public void One_that_was_restored_is_not_gone()
    {
        var trash = new Trash();
        trash.Look(BothDeleted, Noon.AddHours(1), Options);

        var (gone, next) = trash.Look(BothDeleted.Apply(new ConversationRestored(Maya, A, Noon)), Noon + Options.TrashRetention, Options);

        Assert.Empty(gone);
        Assert.Equal(TimeSpan.FromMinutes(20), next);
    }

    [Fact]
    public async Task A_reader_hears_of_the_end_without_asking()
    {
        await using var house = await JournalHouse.StartAsync(Path.Combine(_folder.FullName, "journal.db"));
        var users = house.Users(Options with { TrashRetention = TimeSpan.FromSeconds(2) });
        await users.Ask<ConversationSummary>(new CreateConversation(Maya, Homework, ChatTask.General, null, null), Patience);
        var feed = await users.Ask<ListFeed>(new WatchConversations(Maya), Patience);
        await users.Ask<ConversationSummary>(new DeleteConversation(Maya, Homework), Patience);

        using var limit = new CancellationTokenSource(Patience);
        await foreach (var output in feed.ReadAllAsync(limit.Token))
        {
            if (output is ConversationRemoved removed)
            {
                Assert.Equal(Homework, removed.Id);
                return;
            }
        }

        Assert.Fail("The feed ended.");
    }
}
