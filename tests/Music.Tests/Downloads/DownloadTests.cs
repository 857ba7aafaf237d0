using System.Text;
using FamilyChat.Music.Downloads;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Downloads;

public sealed class DownloadTests
{
    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_stays_text_and_a_number_stays_a_number()
    {
        var result = new QueryResult(["title", "n"], [["=HYPERLINK(\"http://x\")", -5L], ["+1", 1.5], ["@x", null], ["Plain, \"quoted\"", 0L]], 4, false, TimeSpan.Zero, 1);
        using var stream = new MemoryStream();

        await RowsCsv.WriteAsync(result, stream);

        Assert.Equal("\uFEFFtitle,n\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-5\r\n\"'+1\",1.5\r\n\"'@x\",\r\n\"Plain, \"\"quoted\"\"\",0\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task A_playlist_has_lengths_and_names_and_no_line_of_a_strangers_own()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Artist,Time,Location\nSo What,Miles Davis,9:22,/music/so what.flac\n\"A\n#EXTM3U\",B,,\"/music/a\n/etc/passwd\"\n");
        var result = await library.QueryAsync("SELECT title, artist, duration_seconds, location FROM songs");

        Assert.Equal("#EXTM3U\n#EXTINF:562,Miles Davis - So What\n/music/so what.flac\n#EXTINF:-1,B - A#EXTM3U\n/music/a/etc/passwd\n", Playlist.From(result, library.Library.Current!));
        Assert.Null(Playlist.From(await library.QueryAsync("SELECT title FROM songs"), library.Library.Current!));
    }
}
