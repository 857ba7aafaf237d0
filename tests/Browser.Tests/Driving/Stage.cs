using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>One server with one scripted model server, shared by the tests of a class; each test brings members of its own.</summary>
public class Stage : IAsyncLifetime
{
    private readonly HeldPort _port = HeldPort.Take();
    private int _members;

    internal FamilyChatServer Server { get; private set; } = null!;

    internal SimulatorServer Model { get; private set; } = null!;

    /// <summary>What the model server has; its port stays the same when it goes away and comes back.</summary>
    protected virtual SimulatorOptions Simulator => SimulatorOptions.Testing;

    /// <summary>Settings of the server that this class needs: pairs under <c>FamilyChat:</c>.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    public virtual async Task InitializeAsync()
    {
        Model = await StartModelAsync();
        Server = await FamilyChatServer.StartAsync(Model.BaseAddress.ToString(), data: null, Settings);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Model.DisposeAsync();
        _port.Dispose();
    }

    internal void Script(params IEnumerable<Behaviour> behaviours) => Model.Script(behaviours);

    internal async Task ModelGoesAwayAsync() => await Model.DisposeAsync();

    internal async Task ModelComesBackAsync() => Model = await StartModelAsync();

    /// <summary>A new member in a window of their own, signed in, at an empty conversation.</summary>
    internal async Task<ChatPage> MemberAsync(Chromium chromium, string name = "Maya", Device? device = null)
    {
        var userName = $"{new string([.. name.Where(char.IsAsciiLetter).Take(20)])}{Interlocked.Increment(ref _members)}".ToLowerInvariant();
        return await EnterAsync(chromium, "/api/users", new { userName, displayName = name, password = ChatPage.Password }, userName, device);
    }

    /// <summary>The same member on another device.</summary>
    internal Task<ChatPage> AgainAsync(Chromium chromium, ChatPage member, Device? device = null) =>
        EnterAsync(chromium, "/api/session", new { userName = member.UserName, password = ChatPage.Password, remember = true }, member.UserName, device);

    /// <summary>A call with the page's cookies; its answer.</summary>
    internal static async Task<JsonElement> CallAsync(ChatPage page, string method, string path, object? body = null)
    {
        var requests = page.Page.Context.APIRequest;
        var session = await (await requests.GetAsync("/api/session")).JsonAsync();
        var headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = session!.Value.GetProperty("csrfToken").GetString()! };
        var answer = await requests.FetchAsync(path, new() { Method = method, DataObject = body, Headers = headers });
        return answer.Ok
            ? (await answer.JsonAsync())!.Value
            : throw new InvalidOperationException($"{method} {path}: {answer.Status} {await answer.TextAsync()}");
    }

    /// <summary>Asks until the answer is the one waited for: what follows the journal is there moments after it.</summary>
    internal static async Task UntilAsync(ChatPage page, string path, Func<JsonElement, bool> there)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!there(await CallAsync(page, "GET", path)))
            await Task.Delay(50, limit.Token);
    }

    private Task<SimulatorServer> StartModelAsync() => SimulatorServer.StartAsync(Simulator with { Port = _port.Number });

    private async Task<ChatPage> EnterAsync(Chromium chromium, string door, object who, string userName, Device? device)
    {
        var blank = await chromium.BlankAsync(Server, device);
        var page = new ChatPage(blank.Page) { UserName = userName };
        await CallAsync(page, "POST", door, who);
        await page.Page.GotoAsync("/");
        await page.Composer.WaitForAsync();
        return page;
    }
}
