using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>A question that was answered with rows shows the model how its member asks, and is nobody else's.</summary>
public sealed class ExampleSpecs : IAsyncLifetime
{
    private const string Proven = "SELECT DISTINCT album FROM songs WHERE artist LIKE '%Queen%' ORDER BY album";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private MusicHouse _house = null!;

    public async Task InitializeAsync() => _house = await MusicHouse.SampleAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_one_member_asked_stands_in_their_next_prompt_and_in_no_other_members()
    {
        await _house.Ask(MusicHouse.QuestionOf(Given.Maya, "Which albums did Queen make?"), MusicQuerySpecs.Query(Proven), Behaviour.Says("These.")).EndAsync();
        await KeptAsync(Given.Maya);

        Assert.Contains(Proven, await PromptAsync(Given.Maya, "Which albums did Queen record?"), StringComparison.Ordinal);
        var his = await PromptAsync(new MemberId(Given.Id(77)), "Which albums did Queen release?");
        Assert.Contains("CREATE TABLE songs", his, StringComparison.Ordinal);
        Assert.DoesNotContain(Proven, his, StringComparison.Ordinal);
        Assert.DoesNotContain("did Queen make", his, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_found_nothing_or_was_stopped_is_no_example()
    {
        await _house.Ask("Which albums did Nobody make?", MusicQuerySpecs.Query("SELECT album FROM songs WHERE artist = 'Nobody'")).EndAsync();
        var stopped = await _house.Ask(
            "Which albums did Queen make?", MusicQuerySpecs.Query(Proven),
            new Behaviour { Text = string.Join(' ', Enumerable.Repeat("these are", 500)), Cadence = TimeSpan.FromMilliseconds(50) }).UntilTextAsync();
        stopped.Stop();
        await stopped.EndAsync();
        // What is kept is kept in the order of the answers: once this one is there, those before it would be.
        await _house.Ask("How many albums did Queen make?", MusicQuerySpecs.Query("SELECT count(DISTINCT album) FROM songs"), Behaviour.Says("Some.")).EndAsync();
        await KeptAsync(Given.Maya, "SELECT count(DISTINCT album) FROM songs");

        var examples = await _house.Services.Music.Saved.NearestAsync(Given.Maya.Value, "Which albums did Queen make?", 50);

        Assert.DoesNotContain(examples, e => e.Sql == Proven || e.Sql.Contains("Nobody", StringComparison.Ordinal));
    }

    private async Task<string> PromptAsync(MemberId member, string question)
    {
        _house.Model.Recorder.Clear();
        await _house.Ask(MusicHouse.QuestionOf(member, question), MusicQuerySpecs.Query("SELECT album FROM songs LIMIT 1"), Behaviour.Says("One.")).EndAsync();
        using var body = System.Text.Json.JsonDocument.Parse(_house.Model.Recorder.Generations[0].Body);
        return string.Join('\n', body.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()));
    }

    private async Task KeptAsync(MemberId member, string sql = Proven)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!(await _house.Services.Music.Saved.NearestAsync(member.Value, "Which albums did Queen make?", 50, limit.Token)).Any(e => e.Sql == sql))
            await Task.Delay(10, limit.Token);
    }
}
