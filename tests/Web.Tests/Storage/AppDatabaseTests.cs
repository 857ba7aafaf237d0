using System.Runtime.Versioning;
using Dapper;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Tests.Storage;

public sealed class AppDatabaseTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_folder_is_its_owners_alone_and_so_is_every_file()
    {
        using var database = Create(Path.Combine(folder.Path, "new"));
        using var connection = database.Open();
        connection.Execute("CREATE TABLE t (x)");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder.Path, "new")));
        var files = Directory.GetFiles(Path.Combine(folder.Path, "new"));
        Assert.Contains(files, file => file.EndsWith("app.db-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Every_connection_is_in_write_ahead_mode_with_foreign_keys()
    {
        using var database = Create();
        using var connection = database.Open();
        Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(1, connection.ExecuteScalar<int>("PRAGMA synchronous"));
        Assert.Equal(1, connection.ExecuteScalar<int>("PRAGMA foreign_keys"));
    }

    [Fact]
    public void A_newer_schema_is_refused_with_what_to_do()
    {
        using (var database = Create())
        {
            using var connection = database.Open();
            connection.Execute("PRAGMA user_version = 9999");
        }
        using var older = Create();
        var problem = Assert.Throws<StorageException>(() => older.Open());
        Assert.Contains("schema 9999", problem.Message, StringComparison.Ordinal);
        Assert.Contains("newer FamilyChat", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_fails_half_way_leaves_the_schema_before_it()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "x.db")};Pooling=False");
        connection.Open();
        Migration[] steps = [new(1, "one", "CREATE TABLE a (x)"), new(2, "two", "CREATE TABLE b (x); INSERT INTO missing VALUES (1)")];

        Assert.Throws<StorageException>(() => Migrator.Migrate(connection, steps));

        Assert.Equal(1, connection.ExecuteScalar<int>("PRAGMA user_version"));
        Assert.Equal(["a"], connection.Query<string>("SELECT name FROM sqlite_master"));
        Migrator.Migrate(connection, [steps[0], new(2, "two", "CREATE TABLE b (x)")]);
        Assert.Equal(2, connection.ExecuteScalar<int>("PRAGMA user_version"));
    }

    [Fact]
    public void Migrating_again_changes_nothing()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Migration[] steps = [new(1, "one", "CREATE TABLE a (x)")];
        Migrator.Migrate(connection, steps);
        Migrator.Migrate(connection, steps);
        Assert.Equal(1, connection.ExecuteScalar<int>("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_change_that_throws_is_undone()
    {
        using var database = Create();
        await database.WriteAsync((connection, transaction) => connection.Execute("CREATE TABLE t (x)", transaction: transaction));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>((connection, transaction) =>
        {
            connection.Execute("INSERT INTO t VALUES (1)", transaction: transaction);
            throw new InvalidOperationException();
        }));
        using var reader = database.Open();
        Assert.Equal(0, reader.ExecuteScalar<int>("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Many_changes_at_once_are_all_kept()
    {
        using var database = Create();
        await database.WriteAsync((connection, transaction) => connection.Execute("CREATE TABLE t (x)", transaction: transaction));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => database.WriteAsync((connection, transaction) =>
            connection.Execute("INSERT INTO t VALUES (@number)", new { number }, transaction)))));
        using var reader = database.Open();
        Assert.Equal(100, reader.ExecuteScalar<int>("SELECT count(DISTINCT x) FROM t"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_by_name()
    {
        File.WriteAllText(Path.Combine(folder.Path, "app.db"), string.Concat(Enumerable.Repeat("this is a letter to grandma. ", 100)));
        using var database = Create();
        Assert.Contains("app.db", Assert.Throws<StorageException>(() => database.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_directory_that_cannot_be_is_refused_by_name()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var problem = Assert.Throws<StorageException>(() => Create(Path.Combine(file, "data")));
        Assert.Contains("FamilyChat:DataDirectory", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DataDirectory", "  ")]
    [InlineData("BusySeconds", "0")]
    [InlineData("BusySeconds", "soon")]
    public async Task A_setting_that_makes_no_sense_is_named_at_the_start(string key, string value)
    {
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => FamilyHost.StartAsync((key, value)));
        Assert.Contains($"FamilyChat:{key}", problem.Message, StringComparison.Ordinal);
    }

    AppDatabase Create(string? path = null)
    {
        var options = Options.Create(new StorageOptions { DataDirectory = path ?? folder.Path });
        return new AppDatabase(new DataDirectory(options, NullLogger<DataDirectory>.Instance), options);
    }
}
