using System.Net;
using FamilyChat.Deploy.Tests.Support;
using FamilyChat.Driving;

namespace FamilyChat.Deploy.Tests.Backups;

/// <summary>The commands of docs/backup.md, typed beside a published server on which the whole house is talking.</summary>
public sealed class BusyServerTests : IDisposable
{
    const int MostAttempts = 20;

    static readonly string[] Names = ["mona", "tom", "ida", "grandpa"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Folder folder = new();
    readonly List<BusyMember> house = [];

    public void Dispose()
    {
        foreach (var member in house) member.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_backup_while_everybody_talks_brings_back_every_message_title_and_answer_that_was_acknowledged_before_it()
    {
        Dictionary<BusyMember, IReadOnlyList<Promise>> before;
        await using (var server = await StartAsync(folder.Path))
        {
            foreach (var name in Names) house.Add(await BusyMember.RegisterAsync(server.Address, name));
            using var stop = new CancellationTokenSource();
            var busy = Task.WhenAll(house.Select(member => member.ChatAsync(stop.Token)));
            await UntilAsync(() => house.TrueForAll(member => member.Promised.Count >= 4), busy);
            before = await BackUpAsync(busy);
            await stop.CancelAsync();
            await busy;
        }

        await CommandAsync("restore", folder.At("family.zip"), "--data", folder.At("again/data"));
        await CommandAsync("verify", "--data", folder.At("again/data"));
        await using var again = await StartAsync(folder.At("again"));
        foreach (var (member, promises) in before)
        {
            using var newDevice = new Browser(again.Address, "Mozilla/5.0 (test)");
            using (await newDevice.SignInAsync(member.Name).ShouldBeAsync(200)) await BusyMember.FindAsync(newDevice, promises);
            using var oldDevice = new Browser(again.Address, "Mozilla/5.0 (test)");
            foreach (Cookie cookie in member.Browser.Cookies.GetAllCookies()) oldDevice.Cookies.Add(cookie);
            Assert.True(await oldDevice.IsSignedInAsync(), "Who was signed in has to sign in again.");
        }
        await CommandAsync("verify", "--data", folder.At("again/data"));
    }

    /// <summary>Until somebody was answered while one was made: a backup of a silent house shows nothing.</summary>
    /// <returns>What each had been promised when it began.</returns>
    async Task<Dictionary<BusyMember, IReadOnlyList<Promise>>> BackUpAsync(Task busy)
    {
        for (var attempt = 1; ; attempt++)
        {
            File.Delete(folder.At("family.zip"));
            var before = house.ToDictionary(member => member, member => member.Promised);
            await CommandAsync("backup", folder.At("family.zip"), "--data", folder.At("data"));
            if (busy.IsCompleted) await busy;
            if (house.TrueForAll(member => member.Promised.Count > before[member].Count)) return before;
            Assert.True(attempt < MostAttempts, "Nobody was answered while a backup was made.");
        }
    }

    static Task<PublishedServer> StartAsync(string folder) => PublishedServer.StartAsync(
        Directory.CreateDirectory(folder).FullName, ("FamilyChat__Limits__MessagesPerMinute", "0"), ("FamilyChat__Limits__RequestsPerMinute", "0"));

    async Task CommandAsync(params string[] arguments)
    {
        var outcome = await PublishedServer.CommandAsync(folder.Path, arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Text);
    }

    static async Task UntilAsync(Func<bool> condition, Task busy)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition())
        {
            if (busy.IsCompleted) await busy;
            await Task.Delay(20, limit.Token);
        }
    }
}
