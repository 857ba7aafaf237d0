using System.IO.Compression;
using System.Text;
using Dapper;
using FamilyChat.Music.Import;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Tests.Import;

/// <summary>Files as families have them, and as somebody would make them to do harm: refused with a sentence that says what to do, or survived.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BadInputTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("Title,Artist,Album\n", "no songs")]
    [InlineData("\n\n\n", "no rows")]
    public async Task A_file_without_songs_is_refused_and_the_old_library_stays(string text, string reason)
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Artist\nHelp!,The Beatles\n");

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => library.ImportTextAsync(text, name: "new.csv"));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, library.Library.Current!.Version);
        Assert.Equal(["Help!"], await library.LinesAsync("SELECT title FROM songs"));
        Assert.Equal("refused", (await library.Library.GetImportsAsync())[0].State);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_come_in_within_ten_seconds_and_a_bounded_heap()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "large.csv");
        await LargeFile.WriteAsync(path, 100_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var processor = Environment.CpuUsage.TotalTime;

        var report = await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(100_000, report.Rows);
        // The processor's time: the clock also counts what else the machine is busy with.
        var used = Environment.CpuUsage.TotalTime - processor;
        Assert.True(used < TimeSpan.FromSeconds(10), $"took {used.TotalSeconds:0.0} s");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 20_000_000);
    }

    [Fact]
    public async Task Of_three_hundred_columns_the_known_ones_are_taken_and_the_rest_is_reported()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var headings = string.Join(',', Enumerable.Range(0, 298).Select(i => $"Extra {i}")) + ",Title,Artist\n";

        var report = await library.ImportTextAsync(headings + new string(',', 298) + "Help!,The Beatles\n");

        Assert.Equal(["Help!|The Beatles"], await library.LinesAsync("SELECT title, artist FROM songs"));
        Assert.Equal(60, library.Library.Current!.Tables[0].Columns.Count);
        Assert.Contains("300 columns", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_bomb_that_calls_itself_a_spreadsheet_is_refused_quickly()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.xlsx");
        await WriteBombAsync(path);
        Assert.InRange(new FileInfo(path).Length, 1, 2_000_000);
        var before = Environment.CpuUsage.TotalTime;

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => library.Library.ImportAsync(new ImportSource(path)));

        Assert.Contains("unpacks", refusal.Message, StringComparison.Ordinal);
        Assert.True(Environment.CpuUsage.TotalTime - before < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_zip_file_that_is_no_spreadsheet_and_a_damaged_one_are_refused()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.xlsx");
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");
        Assert.Contains("not a spreadsheet", (await Assert.ThrowsAsync<ImportRefusedException>(() => library.Library.ImportAsync(new ImportSource(path)))).Message, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(path, [.. "PK\x03\x04"u8, .. new byte[200]]);
        Assert.Contains("damaged", (await Assert.ThrowsAsync<ImportRefusedException>(() => library.Library.ImportAsync(new ImportSource(path)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_give_their_last_value_and_merged_cells_give_it_to_every_row()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.xlsx");
        Workbook.Write(path,
            [["My music"], ["Title", "Artist", "Album", "Year"], ["So What", "Miles Davis", "Kind of Blue", "=1958+1|1959"], ["All Blues", null, null, "1959"]],
            "B3:B4", "C3:C4");

        await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["So What|Miles Davis|Kind of Blue|1959", "All Blues|Miles Davis|Kind of Blue|1959"], await library.LinesAsync("SELECT title, artist, album, year FROM songs"));
    }

    [Fact]
    public async Task An_old_xls_sheet_is_read()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.xls");
        Workbook.WriteBiff2(path, [["Title", "Artist"], ["Help!", "The Beatles"]]);

        await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["Help!|The Beatles"], await library.LinesAsync("SELECT title, artist FROM songs"));
    }

    [Fact]
    public async Task A_file_pasted_together_from_two_encodings_comes_out_right()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.csv");
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        await File.WriteAllBytesAsync(path, [.. "Title,Artist\nHalo,Beyoncé\n"u8, .. latin.GetBytes("Jóga,Björk\nDéjà Vu,Beyoncé\n")]);

        await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["Halo|Beyoncé", "Jóga|Björk", "Déjà Vu|Beyoncé"], await library.LinesAsync("SELECT title, artist FROM songs"));
    }

    [Fact]
    public async Task Headings_that_repeat_are_kept_apart()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Artist,Artist,Notes,Notes,select\nHelp!,The Beatles,Beatles,a,b,c\n");

        Assert.Equal(["title", "artist", "artist_2", "comments", "notes", "x_select"], library.Library.Current!.Columns.Select(c => c.Name));
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_are_kept_as_text_and_reported_with_their_row()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var report = await library.ImportTextAsync("Title,Year,Time\nHelp!,1965,2:18\nYesterday,sixties,long\n");

        Assert.Equal(["Help!|1965|138|-|2:18", "Yesterday|-|-|sixties|long"], await library.LinesAsync("SELECT title, year, duration_seconds, year_text, duration_seconds_text FROM songs"));
        Assert.Equal([3L, 3L], report.Problems.Select(p => p.Row));
        Assert.Equal(report.Problems, await library.Library.GetProblemsAsync(report.ImportId));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_does_not_swallow_the_rest()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var report = await library.ImportTextAsync("Title,Artist\n\"Help!,The Beatles\nYesterday,The Beatles\nGirl,The Beatles\n");

        Assert.Contains(report.Problems, p => p.Message.Contains("never closed", StringComparison.Ordinal));
        Assert.Equal(["Girl", "Yesterday"], (await library.LinesAsync("SELECT title FROM songs WHERE artist = 'The Beatles' ORDER BY 1")));
    }

    [Fact]
    public async Task A_huge_cell_is_cut_and_a_quoted_line_break_is_kept()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var report = await library.ImportTextAsync($"Title,Comments\n\"Two\nlines\",{new string('x', 100_000)}\n");

        Assert.Equal(["Two\nlines|8000"], await library.LinesAsync("SELECT title, length(comments) FROM songs"));
        Assert.Contains("cut", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_or_a_picture_is_no_table()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.csv");
        await File.WriteAllBytesAsync(path, [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 2, 3, .. Enumerable.Range(0, 500).Select(i => (byte)(i * 7))]);

        Assert.Contains("not a table", (await Assert.ThrowsAsync<ImportRefusedException>(() => library.Library.ImportAsync(new ImportSource(path)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_refused_and_leaves_no_copy_behind()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.db");
        var bytes = await File.ReadAllBytesAsync(TestLibrary.DataPath("chinook.sqlite"));
        Array.Fill(bytes, (byte)0xEE, 100, 60_000);
        await File.WriteAllBytesAsync(path, bytes);

        Assert.Contains("damaged", (await Assert.ThrowsAsync<ImportRefusedException>(() => library.Library.ImportAsync(new ImportSource(path)))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(library.Folder, "music.db.importing")));
    }

    [Fact]
    public async Task A_virtual_table_is_not_read_from_a_database_that_hides_what_it_is()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.db");
        await using (var stranger = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await stranger.OpenAsync();
            await stranger.ExecuteAsync(
                """
                CREATE TABLE songs(title, artist);
                INSERT INTO songs VALUES ('Help!', 'The Beatles');
                CREATE VIRTUAL TABLE trap USING fts5(words);
                INSERT INTO trap VALUES ('its code would run on what a stranger wrote');
                PRAGMA writable_schema=1;
                UPDATE sqlite_schema SET sql = replace(sql, 'CREATE VIRTUAL', 'CREATE/**/VIRTUAL') WHERE name = 'trap';
                """);
        }

        await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["songs"], library.Library.Current!.Tables.Select(t => t.Name));
    }

    [Theory]
    [InlineData("utf-32")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_file_with_a_mark_is_read_in_the_encoding_it_names(string encoding)
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.csv");
        await File.WriteAllTextAsync(path, "Title,Artist\nJóga,Björk\n", Encoding.GetEncoding(encoding));

        await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["Jóga|Björk"], await library.LinesAsync("SELECT title, artist FROM songs"));
    }

    [Fact]
    public async Task A_length_without_end_is_no_length()
    {
        var endless = new string('9', 400);
        await using var library = await TestLibrary.FromTextAsync($"Title,Time\nHelp!,{endless}\nGirl,{endless}:00\n");

        Assert.Equal(["Help!|-", "Girl|-"], await library.LinesAsync("SELECT title, duration_seconds FROM songs"));
    }

    private static async Task WriteBombAsync(string path)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create);
        await using var sheet = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).OpenAsync();
        var zeros = Encoding.ASCII.GetBytes(new string('0', 1_000_000));
        for (var i = 0; i < 200; i++)
            await sheet.WriteAsync(zeros);
    }
}
