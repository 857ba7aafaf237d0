using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>Mona, the admin; Maya, who has one of everything; and Leo, a child, who tries every door with what is Maya's.</summary>
sealed class Family : IAsyncDisposable
{
    /// <summary>Is in Maya's title, question and reply, and nowhere else.</summary>
    public const string Secret = "zebrafinch";

    Family(WholeServer server, Browser mona, Browser maya, Browser leo) => (Server, Mona, Maya, Leo) = (server, mona, maya, leo);

    public WholeServer Server { get; private set; }

    public Browser Mona { get; }

    public Browser Maya { get; }

    public Browser Leo { get; }

    public required Belongings Hers { get; init; }

    public required Belongings His { get; init; }

    public static async Task<Family> GatherAsync()
    {
        var server = await WholeServer.StartAsync(("Limits:RequestsPerMinute", "0"), ("Limits:CredentialRequestsPerMinute", "0"));
        var mona = new Browser(new UriBuilder(server.Address) { Host = "localhost" }.Uri, "laptop");
        await mona.RegisterAsync("mona");
        var maya = await JoinAsync(mona, "maya", "adult");
        var leo = await JoinAsync(mona, "leo", "child");
        return new Family(server, mona, maya, leo) { Hers = await BelongAsync(server, maya, "maya", Secret), His = await BelongAsync(server, leo, "leo", "hello") };
    }

    /// <param name="beforeStart">What happens to the data while no server holds it.</param>
    public async Task RestartAsync(Action beforeStart) => Server = await Server.RestartAsync(beforeStart);

    public async ValueTask DisposeAsync()
    {
        Mona.Dispose();
        Maya.Dispose();
        Leo.Dispose();
        await Server.DisposeAsync();
    }

    static async Task<Browser> JoinAsync(Browser admin, string userName, string role)
    {
        await admin.SendAsync(HttpMethod.Post, "/api/admin/users", new { userName, displayName = userName, password = Browser.PasswordOf(userName), role })
            .ShouldBeAsync(201);
        var browser = new Browser(admin.Address, "telephone");
        await browser.SignInAsync(userName).ShouldBeAsync(200);
        return browser;
    }

    static async Task<Belongings> BelongAsync(WholeServer server, Browser browser, string userName, string word)
    {
        server.Model.Script(Behaviour.Says($"The {word} sings."));
        var conversation = await browser.CreateConversationAsync($"About the {word}");
        await using var line = await HubLine.OpenAsync(browser);
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        var sent = await line.SendAsync(conversation, $"Does the {word} sing?");
        await outputs.UntilAsync("ended");
        using var devices = await browser.GetAsync("/api/sessions").ShouldBeAsync(200);
        return new Belongings(
            (await browser.MemberIdAsync()).ToString(), conversation, sent.Text("messageId"), sent.Text("replyId"),
            (await devices.JsonAsync())[0].Text("id"), await PasskeyAsync(browser, userName));
    }

    static async Task<string> PasskeyAsync(Browser browser, string userName)
    {
        using var device = new SoftwareAuthenticator(browser.Origin);
        using var options = await browser.SendAsync(HttpMethod.Post, "/api/passkeys/options", new { password = Browser.PasswordOf(userName) }).ShouldBeAsync(200);
        var body = new { name = $"{userName}'s key", credential = (JsonNode)device.Create(await options.JsonAsync()) };
        using var added = await browser.SendAsync(HttpMethod.Post, "/api/passkeys", body).ShouldBeAsync(201);
        return await added.TextAsync("id");
    }
}

/// <summary>The ids of what a member has; <see cref="OfNobody"/> has the same, and none of it exists.</summary>
sealed record Belongings(string Member, string Conversation, string Message, string Reply, string Session, string Passkey)
{
    public static Belongings OfNobody() => new(
        Conversing.NewId(), Conversing.NewId(), Conversing.NewId(), Conversing.NewId(), Conversing.NewId(), "AAAAAAAAAAAAAAAAAAAAAA");

    public IEnumerable<string> All => [Member, Conversation, Message, Reply, Session, Passkey];
}
