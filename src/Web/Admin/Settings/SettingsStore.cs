using Dapper;
using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.ModelServers;
using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Admin.Settings;

/// <summary>The settings in force, and the way to change them: stored first, then read by everybody.</summary>
sealed class SettingsStore(
    AppDatabase database,
    SettingsSource source,
    IConfiguration configuration,
    IOptionsMonitor<AccountOptions> accounts,
    IOptionsMonitor<ModelServerOptions> modelServer,
    Func<ChatOptions> chat)
{
    public ServerSettings Current()
    {
        var (server, limits) = (modelServer.CurrentValue, chat());
        return new ServerSettings(
            accounts.CurrentValue.Registration,
            configuration["FamilyChat:TimeZone"],
            (int)limits.TrashRetention.TotalDays,
            new ModelServerSettings(server.Url, null, !string.IsNullOrEmpty(server.Token), server.Slots),
            new LimitSettings(limits.MessageLength, limits.MessagesPerMinute, limits.QueuedMessagesPerConversation));
    }

    /// <returns>The names of what is different now.</returns>
    public async Task<IReadOnlyList<string>> ChangeAsync(ServerSettings settings, CancellationToken cancel)
    {
        var wanted = settings.ToConfiguration().ToList();
        var before = wanted.ToDictionary(w => w.Name, w => configuration[w.Name]);
        // What the files say already need not be said again: a later change there would be hidden.
        var changed = wanted.Where(w => !string.Equals(w.Value, before[w.Name], StringComparison.OrdinalIgnoreCase)).ToList();
        await database.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute("DELETE FROM settings WHERE name = @Name", changed.Select(c => new { c.Name }), transaction);
                return connection.Execute(
                    "INSERT INTO settings (name, value) VALUES (@Name, @Value)",
                    changed.Where(c => c.Value is not null).Select(c => new { c.Name, c.Value }),
                    transaction);
            },
            cancel);
        source.Refresh();
        return [.. changed.Where(c => configuration[c.Name] != before[c.Name]).Select(c => c.Name["FamilyChat:".Length..])];
    }
}
