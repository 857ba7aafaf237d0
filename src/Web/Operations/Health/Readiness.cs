using Akka.Actor;
using Akka.Hosting;
using Dapper;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Operations.Health;

/// <summary>What has to hold for a member to be served: the databases can be read, the actors answer, the page is on the disk.</summary>
sealed class Readiness(AppDatabase accounts, DataDirectory directory, IRequiredActor<ModelServerActor> actors, IWebHostEnvironment environment)
{
    public const string Good = "ok";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(CancellationToken cancel) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["accounts"] = Accounts(),
        ["journal"] = Journal(),
        ["actors"] = await ActorsAsync(cancel),
        ["page"] = environment.WebRootFileProvider.GetFileInfo("index.html").Exists ? Good : "The page is missing beside the program; install it again.",
    };

    /// <summary>Whether an actor answers in time, whatever it says about the model server.</summary>
    public async Task<string> ActorsAsync(CancellationToken cancel)
    {
        try
        {
            var server = await actors.GetAsync(cancel);
            await server.Ask<ModelServerStatus>(ModelServerProtocol.GetModelServer.Instance, Patience, cancel);
            return Good;
        }
        catch (AskTimeoutException)
        {
            return "The actors do not answer in time.";
        }
    }

    string Accounts()
    {
        try
        {
            using var connection = accounts.Open();
            return Good;
        }
        catch (Exception problem) when (problem is SqliteException or StorageException)
        {
            return problem.Message;
        }
    }

    string Journal()
    {
        // A pooled connection would go on reading a file that is no longer there.
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory.Root, "journal.db"), Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 1, Pooling = false,
        };
        try
        {
            using var connection = new SqliteConnection(text.ToString());
            connection.Open();
            connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master");
            return Good;
        }
        catch (SqliteException problem)
        {
            return problem.Message;
        }
    }
}
