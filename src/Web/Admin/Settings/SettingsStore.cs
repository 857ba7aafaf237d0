using Dapper;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Settings;

/// <summary>The settings in force, and the way to change them: stored first, then read by everybody.</summary>
sealed class SettingsStore(
    AppDatabase database,
    SettingsSource source,
    IConfiguration configuration,
    IOptionsMonitor<AccountOptions> accounts,
    IOptionsMonitor<ModelServerOptions> modelServer,
    Func<ChatOptions> chat,
    OutboxDelivery delivery,
    TimeProvider time)
{
    public ServerSettings Current()
    {
        var (server, limits) = (modelServer.CurrentValue, chat());
        return new ServerSettings(
            accounts.CurrentValue.Title,
            accounts.CurrentValue.Registration,
            configuration["FamilyChat:TimeZone"],
            (int)limits.TrashRetention.TotalDays,
            new ModelServerSettings(server.Url, null, !string.IsNullOrEmpty(server.Token), server.Slots),
            new LimitSettings(limits.MessageLength, limits.MessagesPerMinute, limits.QueuedMessagesPerConversation));
    }

    public async Task ChangeAsync(ServerSettings settings, MemberId by, CancellationToken cancel)
    {
        var wanted = settings.ToConfiguration().ToList();
        var before = wanted.ToDictionary(w => w.Name, w => configuration[w.Name]);
        var inForce = Current().ToConfiguration().ToDictionary(c => c.Name, c => c.Value);
        // What the files or the defaults say already need not be said again: a later change there would be hidden.
        var changed = wanted.Where(w => w.Value != before[w.Name] && !(inForce.TryGetValue(w.Name, out var now) && w.Value == now)).ToList();
        if (changed.Count == 0)
            return;
        var number = await database.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute("DELETE FROM settings WHERE name = @Name", changed.Select(c => new { c.Name }), transaction);
                connection.Execute(
                    "INSERT INTO settings (name, value) VALUES (@Name, @Value)",
                    changed.Where(c => c.Value is not null).Select(c => new { c.Name, c.Value }),
                    transaction);
                return AccountOutbox.Keep(
                    connection, transaction, new SettingsChanged(by, time.GetUtcNow(), [.. changed.Select(c => c.Name["FamilyChat:".Length..])]));
            },
            cancel);
        source.Refresh();
        await delivery.TriedAsync(number, cancel);
    }
}
