using FamilyChat.Music.Import;
using FamilyChat.Web.MusicLibrary;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>A list that was looked at is imported without being sent again, and never stays for long.</summary>
public sealed class PreviewedFileTests : OneAdmin
{
    static readonly Guid Mona = Guid.Parse("00000001-0000-7000-8000-000000000000"), Maya = Guid.Parse("00000002-0000-7000-8000-000000000000");
    static readonly Guid First = Guid.Parse("00000003-0000-7000-8000-000000000000"), Second = Guid.Parse("00000004-0000-7000-8000-000000000000");

    [Fact]
    public async Task A_file_that_was_looked_at_comes_in_by_its_id_and_only_once()
    {
        using var body = Importing.Form("Title,Artist\nRoja,Minmini\n", "our songs.csv");
        using var preview = await mona.UploadAsync("/api/admin/music/preview", body).ShouldBeAsync(200);
        var path = $"/api/admin/music/import?preview={await preview.TextAsync("id")}";

        using var started = await mona.SendAsync(HttpMethod.Post, path).ShouldBeAsync(202);
        var over = await mona.ImportUntilAsync(
            $"/api/admin/music/import/{await started.TextAsync("importId")}", i => i.Text("state") is not ("running" or "stopping"));

        Assert.Equal(("complete", 1), (over.Text("state"), over.GetProperty("rows").GetInt64()));
        using var library = await mona.GetAsync("/api/admin/music").ShouldBeAsync(200);
        Assert.Equal("our songs.csv", await library.TextAsync("source"));
        Assert.Empty(Directory.GetFiles(Path.Combine(server.DataDirectory, "uploads")));
        await mona.SendAsync(HttpMethod.Post, path).ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public void An_admin_has_the_last_file_alone_and_nobody_elses()
    {
        using var files = new PreviewedFiles(TimeProvider.System, TimeSpan.FromHours(1));
        var (first, second) = (File("first"), File("second"));

        files.Keep(Mona, First, first);
        files.Keep(Mona, Second, second);

        Assert.False(System.IO.File.Exists(first.Source.Path));
        Assert.Null(files.Take(Mona, First));
        Assert.Null(files.Take(Maya, Second));
        Assert.Same(second, files.Take(Mona, Second));
        Assert.True(System.IO.File.Exists(second.Source.Path));
        second.Dispose();
    }

    [Fact]
    public void What_nobody_took_goes_when_the_server_stops()
    {
        var files = new PreviewedFiles(TimeProvider.System, TimeSpan.FromHours(1));
        var (before, after) = (File("before"), File("after"));
        files.Keep(Mona, First, before);

        files.Dispose();
        files.Keep(Maya, Second, after);

        Assert.False(System.IO.File.Exists(before.Source.Path));
        Assert.False(System.IO.File.Exists(after.Source.Path));
    }

    [Fact]
    public async Task What_nobody_took_goes_after_a_while()
    {
        using var files = new PreviewedFiles(TimeProvider.System, TimeSpan.FromMilliseconds(1));
        var file = File("late");

        files.Keep(Mona, First, file);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (System.IO.File.Exists(file.Source.Path))
            await Task.Delay(5, limit.Token);
        Assert.Null(files.Take(Mona, First));
    }

    UploadedFile File(string name)
    {
        var path = Path.Combine(server.DataDirectory, name);
        System.IO.File.WriteAllText(path, "Title\nRoja\n");
        return new UploadedFile(new ImportSource(path, name));
    }
}
