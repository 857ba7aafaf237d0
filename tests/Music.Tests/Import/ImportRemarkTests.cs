using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Tests.Import;

/// <summary>What an import says in English is said by a code too, for the other languages of the page.</summary>
public sealed partial class ImportRemarkTests
{
    [Fact]
    public async Task The_page_has_every_sentence_by_its_code()
    {
        var page = Texts().Matches(await File.ReadAllTextAsync(Path.Combine(Root(), "src/Web/Client/texts/en/imports.ts"))).ToDictionary(m => m.Groups["code"].Value, m => m.Groups["text"].Value);

        var remarks = All().ToList();

        Assert.Equal(remarks.Select(r => (r.Said.Code, r.Message)).Order(), page.Select(p => (p.Key, Filled(p.Value, remarks.FirstOrDefault(r => r.Said.Code == p.Key)?.Said))).Order());
    }

    [Fact]
    public async Task A_cell_that_could_not_be_read_is_told_with_its_column_and_its_text()
    {
        await using var library = await TestLibrary.EmptyAsync();

        var report = await library.ImportTextAsync("Title,Year\nYesterday,sixties\n");

        Assert.Equal([new ImportProblem(2, "Year: 'sixties' could not be read; it was kept as text.", new ImportSaying("cell-kept-as-text", "Year", "sixties"))], report.Problems);
        Assert.Equal(report.Problems, await library.Library.GetProblemsAsync(report.ImportId));
    }

    [Fact]
    public async Task What_is_odd_about_a_sheet_that_is_left_out_is_not_said_of_the_songs()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "songs.xlsx");
        Workbook.WriteSheets(
            path,
            ("Sums", Workbook.Sheet([["Hours", "1234"], ["Albums", "56"]])),
            ("Music", Workbook.Sheet([["Title", "Artist"], ["Help!", "The Beatles"]])));

        var report = await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal("sheet-left-out", Assert.Single(report.Problems).Said!.Code);
        Assert.Equal(["Help!|The Beatles"], await library.LinesAsync("SELECT title, artist FROM songs"));
    }

    [Fact]
    public async Task A_refusal_is_kept_with_its_code()
    {
        await using var library = await TestLibrary.EmptyAsync();

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => library.ImportTextAsync("Title,Artist\n"));

        Assert.Equal(refusal.Remark.Said, (await library.Library.GetImportsAsync())[0].Said);
        Assert.Equal("only-headings", refusal.Remark.Said.Code);
    }

    [Fact]
    public async Task What_imports_said_before_there_were_codes_is_still_read()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "older.db");
        await using (var older = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await older.OpenAsync();
            await older.ExecuteAsync(
                """
                CREATE TABLE _library(id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, imported_at TEXT NOT NULL, source TEXT NOT NULL);
                CREATE TABLE _imports(id TEXT PRIMARY KEY, source TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, state TEXT NOT NULL,
                    row_count INTEGER NOT NULL DEFAULT 0, problem_count INTEGER NOT NULL DEFAULT 0, message TEXT);
                CREATE TABLE _problems(import_id TEXT NOT NULL, row INTEGER NOT NULL, message TEXT NOT NULL);
                INSERT INTO _imports VALUES ('0192aaaa-0000-7000-8000-000000000000', 'a.csv', '2026-01-01T00:00:00Z', NULL, 'refused', 0, 1, 'No songs.');
                INSERT INTO _problems VALUES ('0192aaaa-0000-7000-8000-000000000000', 7, 'A cell.');
                PRAGMA user_version=2
                """);
        }

        await using var opened = await MusicLibrary.OpenAsync(path, new ImportLimits(), TimeProvider.System);

        var import = Assert.Single(await opened.GetImportsAsync());
        Assert.Equal(("No songs.", null), (import.Message, import.Said));
        Assert.Equal([new ImportProblem(7, "A cell.")], await opened.GetProblemsAsync(import.Id));
    }

    private static IEnumerable<ImportRemark> All()
    {
        foreach (var type in (Type[])[typeof(ImportRemarks), typeof(ImportRefusals)])
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return (ImportRemark)field.GetValue(null)!;
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                yield return (ImportRemark)method.Invoke(null, [.. method.GetParameters().Select(Argument)])!;
        }
    }

    private static object Argument(ParameterInfo parameter) => parameter.ParameterType == typeof(string)
        ? $"the {parameter.Name}"
        : Convert.ChangeType(parameter.Position + 41, parameter.ParameterType, CultureInfo.InvariantCulture);

    private static string Filled(string text, ImportSaying? said) => said is null ? text : text
        .Replace("{name}", said.Name, StringComparison.Ordinal)
        .Replace("{text}", said.Text, StringComparison.Ordinal)
        .Replace("{count}", said.Count?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{most}", said.Most?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FamilyChat.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("""'import\.(?<code>[a-z-]+)':\s*(?<quote>['"])(?<text>.*?)\k<quote>,\n""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Texts();
}
