using System.Text.Json;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>The family admin imports, looks and says what columns mean; nobody else may.</summary>
public sealed class AdminLibraryTests : OneAdmin
{
    const string Songs = "Title,Artist,Album,Year,Location\nHelp!,The Beatles,Help!,1965,/music/help.mp3\n=SUM(1),Mallory,Trap,next year,/music/trap.mp3\n";

    [Fact]
    public async Task An_uploaded_file_becomes_the_library_and_its_problems_are_told_by_row()
    {
        var imported = await ImportAsync(Songs, "our songs.csv");

        Assert.Equal("complete", imported.Text("state"));
        Assert.Equal(2, imported.GetProperty("rows").GetInt64());
        Assert.Equal(3, Assert.Single(imported.GetProperty("problems").EnumerateArray()).GetProperty("row").GetInt64());
        var library = await GetAsync("/api/admin/music");
        Assert.Equal("our songs.csv", library.Text("source"));
        Assert.Equal(2, library.GetProperty("songs").GetInt64());
        var preview = await GetAsync("/api/admin/music/preview");
        Assert.Equal(2, preview.GetProperty("rows").GetArrayLength());
        Assert.Empty(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")));
    }

    [Fact]
    public async Task A_file_that_is_no_music_is_refused_in_words_and_leaves_the_library_as_it_was()
    {
        await ImportAsync(Songs, "songs.csv");

        var refused = await ImportAsync("\u0001\u0002\u0003PNG", "picture.png");

        Assert.Equal("refused", refused.Text("state"));
        Assert.NotEmpty(refused.Text("message"));
        Assert.Equal("songs.csv", (await GetAsync("/api/admin/music")).Text("source"));
    }

    [Fact]
    public async Task What_a_column_means_can_be_said()
    {
        await ImportAsync(Songs, "songs.csv");

        await mona.SendAsync(
            HttpMethod.Put, "/api/admin/music/meanings",
            new { table = "songs", column = "album", meaning = "playlist", description = "our lists" }).ShouldBeAsync(204);

        var album = (await GetAsync("/api/admin/music/meanings")).EnumerateArray().Single(c => c.Text("name") == "album");
        Assert.Equal("playlist", album.Text("meaning"));
        Assert.Equal("our lists", album.Text("description"));
        Assert.True(album.GetProperty("edited").GetBoolean());
        await mona.SendAsync(HttpMethod.Put, "/api/admin/music/meanings", new { table = "songs", column = "nothing", meaning = "title" })
            .ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task What_was_said_of_a_column_can_be_taken_back()
    {
        const string Album = "/api/admin/music/meanings?table=songs&column=album";
        await ImportAsync(Songs, "songs.csv");
        await mona.SendAsync(HttpMethod.Put, "/api/admin/music/meanings", new { table = "songs", column = "album", meaning = "playlist" }).ShouldBeAsync(204);

        await mona.SendAsync(HttpMethod.Delete, Album).ShouldBeAsync(204);

        var album = (await GetAsync("/api/admin/music/meanings")).EnumerateArray().Single(c => c.Text("name") == "album");
        Assert.Equal("album", album.Text("meaning"));
        Assert.False(album.GetProperty("edited").GetBoolean());
        await mona.SendAsync(HttpMethod.Delete, Album).ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task Only_the_admin_sees_or_changes_it_and_a_broken_upload_is_told_how()
    {
        using var noah = await server.RegisterAsync("noah");

        await noah.GetAsync("/api/admin/music").ShouldRefuseAsync(403, "forbidden");
        await noah.SendAsync(HttpMethod.Post, "/api/admin/music/import").ShouldRefuseAsync(403, "forbidden");
        await mona.SendAsync(HttpMethod.Post, "/api/admin/music/import", new { file = "x" }).ShouldRefuseAsync(400, "bad-request");
        await mona.GetAsync($"/api/admin/music/import/{Conversing.NewId()}").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task The_rows_of_a_reply_come_as_a_spreadsheet_and_as_a_playlist_to_their_owner_alone()
    {
        await ImportAsync(Songs, "songs.csv");
        server.Model.Script(FamilyChat.LmStudio.Simulator.Scripting.Behaviour.Says(
            """{"kind": "query", "sql": "SELECT title, artist, location FROM songs ORDER BY title DESC"}"""));
        await using var line = await HubLine.OpenAsync(mona);
        var conversation = await mona.CreateConversationAsync(task: "music");
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "all songs");
        var reply = (await outputs.UntilAsync("ended")).Text("replyId");

        using var csv = await mona.GetAsync($"/api/conversations/{conversation}/messages/{reply}/rows.csv").ShouldBeAsync(200);
        using var playlist = await mona.GetAsync($"/api/conversations/{conversation}/messages/{reply}/rows.m3u8").ShouldBeAsync(200);

        Assert.Contains("'=SUM(1)", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("music.m3u8", playlist.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("/music/help.mp3", await playlist.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var noah = await server.RegisterAsync("noah");
        await noah.GetAsync($"/api/conversations/{conversation}/messages/{reply}/rows.csv").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public async Task A_correction_of_a_name_is_learnt_and_one_of_nothing_is_not()
    {
        await ImportAsync(Songs, "songs.csv");

        await mona.SendAsync(HttpMethod.Post, "/api/music/aliases", new { said = "the fab four", column = "artist", value = "The Beatles" }).ShouldBeAsync(204);
        await mona.SendAsync(HttpMethod.Post, "/api/music/aliases", new { said = "x", column = "artist", value = "Nobody" }).ShouldRefuseAsync(404, "not-found");

        var names = await GetAsync("/api/music/names?q=songs+by+the+fab+four");
        Assert.Equal("The Beatles", names[0].GetProperty("matches")[0].Text("value"));
    }

    [Fact]
    public async Task A_source_is_followed_when_it_changes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "list.csv");
        await File.WriteAllTextAsync(file, "Title\nHelp!\n");
        await using var watching = await WholeServer.StartAsync(("Music:Source", folder.Path), ("Music:LookEverySeconds", "1"));
        using var maya = await watching.RegisterAsync("maya");

        await maya.LibraryAsync(l => l.GetProperty("songs").GetInt64() == 1);
        await File.WriteAllTextAsync(file, "Title\nHelp!\nGirl\n");

        var library = await maya.LibraryAsync(l => l.GetProperty("songs").GetInt64() == 2);
        Assert.Equal("list.csv", library.Text("source"));
    }

    [Fact]
    public async Task A_source_replaced_by_an_older_copy_while_the_server_was_off_comes_in()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "list.csv");
        await File.WriteAllTextAsync(file, "Title\nHelp!\nGirl\n");
        var before = await WholeServer.StartAsync(("Music:Source", folder.Path), ("Music:LookEverySeconds", "1"));
        using var maya = await before.RegisterAsync("maya");
        await maya.LibraryAsync(l => l.GetProperty("songs").GetInt64() == 2);

        await using var after = await before.RestartAsync(
            () =>
            {
                File.WriteAllText(file, "Title\nMichelle\n");
                File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
            },
            ("Music:Source", folder.Path), ("Music:LookEverySeconds", "1"));
        using var leo = await after.RegisterAsync("leo");

        await leo.LibraryAsync(l => l.GetProperty("songs").GetInt64() == 1);
    }

    async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await mona.GetAsync(path).ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    Task<JsonElement> ImportAsync(string text, string name) => mona.ImportAsync(text, name);
}
