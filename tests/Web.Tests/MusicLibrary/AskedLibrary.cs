using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>A server with the sample library and the demo model behind its own HTTP port, and a member with an open line.</summary>
public sealed class AskedLibrary : IAsyncLifetime
{
    SimulatorServer demo = null!;

    internal WholeServer Server { get; private set; } = null!;

    internal Browser Maya { get; private set; } = null!;

    internal HubLine Line { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        demo = await SimulatorServer.StartAsync(new SimulatorOptions { Cadence = TimeSpan.Zero, RecordedRequests = 64 });
        Server = await WholeServer.StartAsync(("ModelServer:Url", demo.BaseAddress.ToString()), ("Limits:TitlesByModel", "false"));
        Maya = await Server.RegisterAsync("maya");
        Line = await HubLine.OpenAsync(Maya);
        await Maya.LibraryAsync(l => l.GetProperty("songs").GetInt64() > 0);
    }

    public async Task DisposeAsync()
    {
        await Line.DisposeAsync();
        Maya.Dispose();
        await Server.DisposeAsync();
        await demo.DisposeAsync();
    }

    /// <summary>Asks in a conversation of its own and gives every output up to the end.</summary>
    internal async Task<List<JsonElement>> AskAsync(string question) => await AskAsync(await Maya.CreateConversationAsync(task: "music"), question);

    internal async Task<List<JsonElement>> AskAsync(string conversation, string question)
    {
        await using var outputs = Line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await Line.SendAsync(conversation, question);
        var seen = new List<JsonElement>();
        while (await outputs.MoveNextAsync())
        {
            seen.Add(outputs.Current);
            if (outputs.Current.Text("type") == "ended")
                break;
        }

        return seen;
    }
}

/// <summary>What tests of the library do over and over.</summary>
static class Asking
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Looks at the library until it is as wanted.</summary>
    public static async Task<JsonElement> LibraryAsync(this Browser browser, Func<JsonElement, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await browser.GetAsync("/api/music").ShouldBeAsync(200);
            var library = await answer.JsonAsync();
            if (isWanted(library))
                return library;
            await Task.Delay(50, limit.Token);
        }
    }

    public static JsonElement Reply(this List<JsonElement> outputs) => outputs[^1].GetProperty("message");

    public static string[] Steps(this List<JsonElement> outputs) =>
        [.. outputs.Where(o => o.Text("type") == "music").Select(o => o.Text("step"))];

    public static string[] FirstCells(this JsonElement reply) =>
        [.. reply.GetProperty("music").GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()!)];
}
