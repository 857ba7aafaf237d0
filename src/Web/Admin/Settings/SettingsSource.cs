using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Settings;

/// <summary>
/// What the family admin set in the page, over every file and variable. It is read before there is a host, so from the database file
/// directly; one that is not there yet holds no settings. One that cannot be read at that moment is read again before the server starts:
/// without them it would open doors that the admin has closed.
/// </summary>
sealed class SettingsSource(string databaseFile) : ConfigurationProvider, IConfigurationSource
{
    const int BusySeconds = 5;

    readonly Lock reading = new();

    /// <summary>False after a first reading that failed.</summary>
    public bool IsRead { get; private set; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        try
        {
            Data = Read();
            IsRead = true;
        }
        catch (SqliteException)
        {
            // AppDatabase opens the same file next, and its error says what to do; what has gone by then is read by Refresh.
        }
    }

    /// <summary>Reads again and tells everybody who listens.</summary>
    /// <exception cref="StorageException">It cannot be read; what was in force stays so.</exception>
    public void Refresh()
    {
        try
        {
            // One after the other: of two changes at once, the one read first must not be put in force last.
            lock (reading) Data = Read();
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"Cannot read the settings in {databaseFile}: {problem.Message} Try again.", problem);
        }

        IsRead = true;
        OnReload();
    }

    Dictionary<string, string?> Read()
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(databaseFile))
            return settings;
        // Not read-only: such a connection cannot open a database whose last user is just tidying up its write-ahead log.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = databaseFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = BusySeconds,
        }.ToString());
        connection.Open();
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'settings'") == 0)
            return settings;
        foreach (var (name, value) in connection.Query<(string, string)>("SELECT name, value FROM settings"))
            settings[name] = value;
        return settings;
    }
}
