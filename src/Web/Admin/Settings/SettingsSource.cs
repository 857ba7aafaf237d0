using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Settings;

/// <summary>
/// What the family admin set in the page, over every file and variable. It is read before there is a host, so from the database file
/// directly; one that is not there yet holds no settings, and one that cannot be read is told about by the storage's own start.
/// </summary>
sealed class SettingsSource(string databaseFile) : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        if (File.Exists(databaseFile))
            Data = Read();
    }

    /// <summary>Reads again and tells everybody who listens.</summary>
    public void Refresh()
    {
        Load();
        OnReload();
    }

    Dictionary<string, string?> Read()
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = databaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'settings'") == 0)
                return settings;
            foreach (var (name, value) in connection.Query<(string, string)>("SELECT name, value FROM settings"))
                settings[name] = value;
        }
        catch (SqliteException)
        {
            // AppDatabase opens the same file next, and its error says what to do.
        }

        return settings;
    }
}
