using System.Text;
using FamilyChat.Music.Sql;
using SQLitePCL;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>Whatever conditions patterns stand in, and whatever is empty, a statement gives the same rows in its quicker form.</summary>
public sealed class LikeByValuesPropertyTests
{
    private const int Statements = 1_500;

    private static readonly string[] Values =
        ["", "Roja", "roja", "ROJA Live", "Bombay", "Beyoncé", "Beyonce", "It's", "100%", "_", "a_b", "Straße", "STRASSE", "梁静茹", "Ölufur", "x x", "AC/DC"];

    private static readonly string[] Patterns =
        ["%roja%", "roja", "%beyonce%", "%it''s%", "%00\\%", "%a_b%", "str%se", "%静茹%", "%olu%", "%nobody at all%", "%x x", "bo%ay", "%ROJA l%", "%AC/dc%"];

    private static readonly string[] Columns = ["title", "artist", "songs.composer", "\"album\"", "s.album_artist"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_quicker_form_gives_the_rows_of_the_statement_as_it_was_written(int seed)
    {
        var random = new Random(seed);
        await using var library = await TestLibrary.FromTextAsync(Songs(random));
        using var connection = library.Library.OpenGuarded(new QueryLimits());
        var quickened = 0;
        for (var i = 0; i < Statements; i++)
        {
            var sql = $"SELECT track_number, {Condition(random, 2)} FROM songs{(random.Next(2) == 0 ? "" : " AS s")} WHERE {Condition(random, 4)} ORDER BY 1, 2";
            sql = sql.Contains(" AS s", StringComparison.Ordinal)
                ? sql.Replace("songs.", "s.", StringComparison.Ordinal)
                : sql.Replace("s.album_artist", "album_artist", StringComparison.Ordinal);
            if (connection.Quicker(sql) is not { } quicker)
                continue;
            quickened++;
            var (asked, lookedUp) = (Lines(connection, sql), Lines(connection, quicker));
            Assert.True(asked == lookedUp, $"{sql}\n{quicker}");
        }

        Assert.InRange(quickened, Statements / 2, Statements);
    }

    private static string Songs(Random random)
    {
        var list = new StringBuilder("Title,Artist,Album Artist,Album,Composer,Year,Track Number\n");
        for (var i = 1; i <= 80; i++)
            list.AppendJoin(',', Enumerable.Range(0, 5).Select(_ => Values[random.Next(Values.Length)])).Append(System.Globalization.CultureInfo.InvariantCulture, $",{(random.Next(3) == 0 ? "" : "1999")},{i}\n");
        return list.ToString();
    }

    private static string Condition(Random random, int depth) => (depth == 0 ? random.Next(4) : random.Next(10)) switch
    {
        0 or 1 => $"{Subject(random, 2)} LIKE {Pattern(random)}",
        2 => $"{Column(random)} IS NULL",
        3 => $"{Column(random)} IS NOT NULL",
        4 => $"NOT {Condition(random, depth - 1)}",
        5 => $"year BETWEEN 1990 AND 2000 AND {Condition(random, depth - 1)}",
        6 => $"CASE WHEN {Condition(random, depth - 1)} THEN {random.Next(2)} WHEN {Condition(random, depth - 1)} THEN {random.Next(2)} END",
        7 => $"({Condition(random, depth - 1)} OR {Condition(random, depth - 1)})",
        8 => $"({Condition(random, depth - 1)} AND {Condition(random, depth - 1)})",
        _ => $"{Condition(random, depth - 1)} AND {Condition(random, depth - 1)}",
    };

    private static string Subject(Random random, int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        1 => $"lower({Subject(random, depth - 1)})",
        2 => $"UPPER({Subject(random, depth - 1)})",
        3 => $"COALESCE({Subject(random, depth - 1)}, {Subject(random, depth - 1)}, {Subject(random, depth - 1)})",
        4 => $"ifnull({Subject(random, depth - 1)}, '{(random.Next(2) == 0 ? "" : "Roja")}')",
        5 => $"coalesce({Subject(random, depth - 1)}, {Subject(random, depth - 1)})",
        _ => Column(random),
    };

    private static string Column(Random random) => Columns[random.Next(Columns.Length)];

    private static string Pattern(Random random)
    {
        var pattern = $"'{Patterns[random.Next(Patterns.Length)]}'";
        return random.Next(6) switch { 0 => $"LOWER({pattern})", 1 => $"upper({pattern})", _ => pattern };
    }

    private static string Lines(GuardedConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        Assert.True(statement.Problem is null, $"{statement.Problem}\n{sql}");
        var lines = new StringBuilder();
        while (raw.sqlite3_step(statement.Handle) == raw.SQLITE_ROW)
            lines.Append(raw.sqlite3_column_text(statement.Handle, 0).utf8_to_string()).Append(raw.sqlite3_column_text(statement.Handle, 1).utf8_to_string() ?? "-").Append(' ');
        return lines.ToString();
    }
}
