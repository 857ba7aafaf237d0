using FamilyChat.Web.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class EventOrderTests
{
    [Fact]
    public async Task Whoever_waits_for_a_journal_keeps_no_other_devices_connections_open()
    {
        AccountEvent[] ended = [Ended(1), Ended(2)];
        var closing = new Closing(ended.Length);
        var journal = new Journal(closing.All);

        await new AccountEventPublisher([closing, journal], NullLogger<AccountEventPublisher>.Instance).PublishAsync(ended);

        Assert.Equal(ended, journal.Heard);
    }

    static SessionEnded Ended(byte number) =>
        new(Guid.Empty, DateTimeOffset.UnixEpoch, new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), SessionEnd.Disabled);

    sealed class Closing(int expected) : IAccountEvents
    {
        readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int closed;

        public Task All => all.Task;

        public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
        {
            if (++closed == expected) all.SetResult();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Takes its time, as one whose disk is full: no event is done before every connection is closed.</summary>
    sealed class Journal(Task closed) : IAccountEvents
    {
        public List<AccountEvent> Heard { get; } = [];

        public async ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
        {
            await closed.WaitAsync(cancel);
            Heard.Add(happened);
        }
    }
}
