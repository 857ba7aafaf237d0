using System.Text;
using System.Text.Json;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>A new library is looked at before it comes in, watched on its way, and stopped without a trace.</summary>
public sealed class ImportTests : OneAdmin
{
    const string Songs = "Title,Artist,Musik von,Year,My Rating\nJai Ho,Sukhwinder Singh,A. R. Rahman,2008,100\nRoja,Minmini,A. R. Rahman,next year,80\n";

    /// <summary>An import may be over before a busy machine has let the test stop it; then another one is.</summary>
    const int MostMissed = 10;

    [Fact]
    public async Task A_file_can_be_looked_at_before_it_comes_in_and_changes_nothing()
    {
        var preview = await PreviewAsync(Songs);

        var table = Assert.Single(preview.GetProperty("tables").EnumerateArray());
        Assert.Equal("songs", table.Text("name"));
        Assert.Equal(2, table.GetProperty("rows").GetInt64());
        var columns = table.GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal("rating", columns.Single(c => c.Text("originalName") == "My Rating" && c.Text("type") == "REAL").Text("meaning"));
        Assert.Equal("other", columns.Single(c => c.Text("originalName") == "Musik von").Text("meaning"));
        var first = table.GetProperty("sample")[0];
        Assert.Equal("5", first[columns.FindIndex(c => c.Text("name") == "rating")].GetString());
        Assert.Equal(3, Assert.Single(preview.GetProperty("problems").EnumerateArray()).GetProperty("row").GetInt64());
        Assert.Equal(0, (await LibraryAsync()).GetProperty("songs").GetInt64());
    }

    [Fact]
    public async Task A_preview_knows_what_was_said_of_a_column_before()
    {
        await mona.ImportAsync(Songs, "songs.csv");
        await mona.SendAsync(
            HttpMethod.Put, "/api/admin/music/meanings", new { table = "songs", column = "musik_von", meaning = "composer" }).ShouldBeAsync(204);

        var columns = (await PreviewAsync(Songs)).GetProperty("tables")[0].GetProperty("columns").EnumerateArray();

        Assert.Equal("composer", columns.Single(c => c.Text("name") == "musik_von").Text("meaning"));
    }

    [Fact]
    public async Task A_file_that_is_no_music_is_told_so_before_it_comes_in()
    {
        using var body = Importing.Form("\u0001\u0002\u0000\u0003PNG", "picture.png");

        using var refused = await mona.UploadAsync("/api/admin/music/preview", body).ShouldBeAsync(422);
        var problem = await refused.JsonAsync();

        Assert.Equal(("not-music", "no-table"), (problem.Text("code"), problem.GetProperty("said").Text("code")));
        Assert.StartsWith("This is not a table", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")));
    }

    [Fact]
    public async Task An_import_is_watched_and_stopped_and_leaves_the_library_as_it_was()
    {
        var many = new StringBuilder("Title,Artist,Album\n");
        for (var i = 0; i < 300_000; i++)
            many.Append("Song ").Append(i).Append(",Artist ").Append(i % 5_000).Append(",Album ").Append(i % 20_000).Append('\n');
        string import, running;
        JsonElement on, over;
        var missed = 0;
        do
        {
            await mona.ImportAsync(Songs, "songs.csv");
            import = await mona.StartImportAsync(many.ToString(), "many.csv");
            on = await mona.ImportUntilAsync(import, i => i.GetProperty("rows").GetInt64() > 0);
            running = (await LibraryAsync()).Text("running");
            using var stopped = await mona.SendAsync(HttpMethod.Delete, import);
            over = await mona.ImportUntilAsync(import, i => i.Text("state") is not ("running" or "stopping"));
        }
        while (over.Text("state") == "complete" && ++missed < MostMissed);

        Assert.Equal("running", on.Text("state"));
        Assert.Equal(300_000, on.GetProperty("total").GetInt64());
        Assert.EndsWith(running, import, StringComparison.Ordinal);
        Assert.Equal("stopped", over.Text("state"));
        var library = await LibraryAsync();
        Assert.Equal("songs.csv", library.Text("source"));
        Assert.Equal(2, library.GetProperty("songs").GetInt64());
        Assert.Equal(JsonValueKind.Null, library.GetProperty("running").ValueKind);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")));
        Assert.False(Directory.Exists(Path.Combine(server.DataDirectory, "music.db.importing")));
        await mona.SendAsync(HttpMethod.Delete, import).ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task Only_the_admin_looks_and_stops()
    {
        using var noah = await server.RegisterAsync("noah");
        using var body = Importing.Form(Songs, "songs.csv");

        await noah.UploadAsync("/api/admin/music/preview", body).ShouldRefuseAsync(403, "forbidden");
        await noah.SendAsync(HttpMethod.Delete, $"/api/admin/music/import/{Conversing.NewId()}").ShouldRefuseAsync(403, "forbidden");
    }

    async Task<JsonElement> LibraryAsync()
    {
        using var answer = await mona.GetAsync("/api/admin/music").ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    async Task<JsonElement> PreviewAsync(string text)
    {
        using var body = Importing.Form(text, "songs.csv");
        using var answer = await mona.UploadAsync("/api/admin/music/preview", body).ShouldBeAsync(200);
        return await answer.JsonAsync();
    }
}
