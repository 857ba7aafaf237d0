using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>Thirty-four questions over a database that is not ours, with the statement in every form a small model gives it.</summary>
public sealed class ChinookQuestionSpecs(ChinookQuestionSpecs.Chinook chinook) : IClassFixture<ChinookQuestionSpecs.Chinook>
{
    private static readonly Func<string, Behaviour>[] Forms =
    [
        sql => MusicQuerySpecs.Query(sql),
        sql => MusicQuerySpecs.Query(sql.Replace('\'', '"') + ";"),
        sql => Behaviour.Says($"```sql\n{sql};\n```"),
        sql => Behaviour.Says($"Sure! Here is the query:\n\n{sql};\n\nI hope it helps."),
        sql => Behaviour.Thinks("They want to know something.", $"```json\n{{\"kind\": \"query\", \"sql\": {System.Text.Json.JsonSerializer.Serialize(sql)},}}\n```"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, File.ReadAllLines(MusicHouse.DataPath("chinook-questions.txt")).Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_question_is_answered_with_the_rows_of_its_statement(int number)
    {
        var line = (await File.ReadAllLinesAsync(MusicHouse.DataPath("chinook-questions.txt")))[number].Split('|', 2);
        var expected = await chinook.House.Services.Music.Guard.ExecuteAsync(line[1]);

        var asked = chinook.House.Ask(line[0], Forms[number % Forms.Length](line[1]));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.Equal(expected.RowCount, music.RowCount);
        Assert.Equal(Cells(expected.Rows.Take(music.Rows.Count)), Cells(music.Rows));
        Assert.NotEqual("", asked.Text);
    }

    [Fact]
    public async Task A_wrong_table_is_corrected_with_the_names_that_are_there()
    {
        chinook.House.Model.Recorder.Clear();
        var asked = chinook.House.Ask(
            "how many pieces are there?", MusicQuerySpecs.Query("SELECT count(*) FROM pieces"), MusicQuerySpecs.Query("SELECT count(*) FROM Track"));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.Equal(3503L, music.Rows[0][0]);
        Assert.Contains("Track", asked.Steps.Single(s => s.Problem is not null).Problem, StringComparison.Ordinal);
    }

    private static string Cells(IEnumerable<IReadOnlyList<object?>> rows) => string.Join('\n', rows.Select(r => string.Join('|', r)));

    public sealed class Chinook : IAsyncLifetime
    {
        internal MusicHouse House { get; private set; } = null!;

        public async Task InitializeAsync() => House = await MusicHouse.ChinookAsync();

        public async Task DisposeAsync() => await House.DisposeAsync();
    }
}
