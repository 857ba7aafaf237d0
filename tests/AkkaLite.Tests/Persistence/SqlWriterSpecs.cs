using Akka.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace AkkaLite.Tests.Persistence;

public sealed class SqlWriterSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("writer");

    private string File => Path.Combine(_directory.FullName, "journal.db");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Writes_that_gather_share_a_transaction_and_none_is_lost()
    {
        var commits = 0;
        var fates = new List<Task<Exception?>>();
        using var release = new ManualResetEventSlim();
        using (var writer = new SqlWriter(new SqlDatabase($"Data Source={File}"), () => commits++))
        {
            // While the first one is under way the others can only gather.
            var busy = Occupy(writer, release);
            await busy.Begun.WaitAsync(Limit);
            fates.Add(busy.Fate);
            for (var i = 1; i <= 2_000; i++)
                fates.Add(Write(writer, i));
            release.Set();
        }

        Assert.All(await Task.WhenAll(fates).WaitAsync(Limit), Assert.Null);
        Assert.InRange(commits, 1, 1_000);
        Assert.Equal(2_000, Count());
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_keeps_what_it_has_accepted()
    {
        using var writer = new SqlWriter(new SqlDatabase($"Data Source={File}"), () => { });
        using var release = new ManualResetEventSlim();
        var busy = Occupy(writer, release);
        await busy.Begun.WaitAsync(Limit);
        var fates = Enumerable.Range(1, 12_000).Select(number => Write(writer, number)).ToList();
        var refused = fates.Where(fate => fate.IsCompleted).ToList();
        release.Set();

        Assert.Null(await busy.Fate.WaitAsync(Limit));
        var results = await Task.WhenAll(fates).WaitAsync(Limit);
        Assert.All(results.Take(9_999), Assert.Null);
        Assert.Equal(fates.Skip(9_999), refused);
        Assert.All(results.Skip(9_999), reason =>
            Assert.Contains("full", Assert.IsType<InvalidOperationException>(reason).Message, StringComparison.Ordinal));
        Assert.Equal(9_999, Count());
    }

    [Fact]
    public async Task A_full_queue_is_not_settled_before_it_is_written()
    {
        using var writer = new SqlWriter(new SqlDatabase($"Data Source={File}"), () => { });
        using var release = new ManualResetEventSlim();
        var busy = Occupy(writer, release);
        await busy.Begun.WaitAsync(Limit);
        var fates = Enumerable.Range(1, 12_000).Select(number => Write(writer, number)).ToList();
        var settled = writer.SettledAsync();
        Assert.False(settled.IsCompleted);

        release.Set();
        await settled.WaitAsync(Limit);
        Assert.All(fates, fate => Assert.True(fate.IsCompleted));
        Assert.Equal(9_999, Count());
    }

    [Fact]
    public async Task A_journal_that_is_closing_does_not_say_that_it_has_settled()
    {
        var writer = new SqlWriter(new SqlDatabase($"Data Source={File}"), () => { });
        using var release = new ManualResetEventSlim();
        var busy = Occupy(writer, release);
        await busy.Begun.WaitAsync(Limit);
        var closing = Task.Run(writer.Dispose);
        for (var number = 1; !Write(writer, number).IsCompleted; number++)
            await Task.Delay(5);
        var settled = writer.SettledAsync();
        release.Set();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => settled.WaitAsync(Limit));
        await closing.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_closed_journal_has_committed_what_it_accepted_refuses_more_and_leaves_one_file()
    {
        var writer = new SqlWriter(new SqlDatabase($"Data Source={File}"), () => { });
        var accepted = Write(writer, 1);
        writer.Dispose();
        Assert.Null(await accepted.WaitAsync(Limit));
        Assert.IsType<ObjectDisposedException>(await Write(writer, 2).WaitAsync(Limit));
        Assert.Equal([File], _directory.GetFiles().Select(file => file.FullName));
        Assert.Equal(1, Count());
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_a_failed_write_until_it_is()
    {
        var late = Path.Combine(_directory.FullName, "late");
        using var writer = new SqlWriter(new SqlDatabase($"Data Source={Path.Combine(late, "journal.db")}"), () => { });
        Assert.Contains("unable to open", (await Write(writer, 1).WaitAsync(Limit))!.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(late);
        Assert.Null(await Write(writer, 1).WaitAsync(Limit));
    }

    private static Task<Exception?> Write(SqlWriter writer, int number)
    {
        var fate = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        writer.Enqueue(new SqlWrite(
            session => session.InsertEvent(new SqlEventRow(0, "a", number, [1], "manifest", 1, "writer")), severalStatements: false, fate.SetResult));
        return fate.Task;
    }

    /// <summary>A write that holds the writer's thread in a transaction of its own, so what follows can only wait.</summary>
    private static (Task Begun, Task<Exception?> Fate) Occupy(SqlWriter writer, ManualResetEventSlim release)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fate = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        writer.Enqueue(new SqlWrite(
            _ =>
            {
                begun.SetResult();
                release.Wait(Limit);
            }, severalStatements: false, fate.SetResult));
        return (begun.Task, fate.Task);
    }

    private long Count()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM journal";
        return (long)command.ExecuteScalar()!;
    }
}
