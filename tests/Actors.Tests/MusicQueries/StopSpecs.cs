using System.Threading.Channels;
using Akka.Actor;
using Akka.Event;
using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>A person may end it anywhere: the model is freed, SQLite stops, what is there is kept.</summary>
public sealed class StopSpecs : IAsyncLifetime
{
    private const string Endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c";

    private MusicHouse _house = null!;

    public async Task InitializeAsync() =>
        _house = await MusicHouse.SampleAsync(new QueryLimits { Time = TimeSpan.FromMinutes(10), Steps = long.MaxValue });

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task While_names_are_linked()
    {
        var asked = _house.Ask("Which albums?", MusicQuerySpecs.Query("SELECT DISTINCT album FROM songs"));

        asked.Stop();

        Assert.Null((await asked.EndAsync()).Fault);
    }

    [Fact]
    public async Task While_the_query_is_written()
    {
        var asked = _house.Ask("Which albums?", Behaviour.Stalls(1, "{\"kind\": \"query\", \"sql\": \"SELECT"));
        await _house.Model.Recorder.WaitForAsync(r => r.Tokens > 0);

        asked.Stop();

        Assert.Null((await asked.EndAsync()).Ending!.Music);
        await _house.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Cut);
    }

    [Fact]
    public async Task While_the_query_is_checked()
    {
        // However soon the check is over, what it lets through never ends by itself.
        var asked = await _house.Ask("How many?", MusicQuerySpecs.Query(Endless)).UntilAsync(MusicPhase.Validating);

        asked.Stop();

        var ended = await asked.EndAsync();
        Assert.Null(ended.Fault);
        Assert.Equal(Endless, ended.Ending!.Music!.Sql);
        Assert.Empty(ended.Ending.Music.Rows);
        Assert.Equal([typeof(MusicQueryWritten)], asked.Events.Select(e => e.GetType()));
        Assert.Single(_house.Model.Recorder.Generations);
    }

    [Fact]
    public async Task In_the_middle_of_SQLite()
    {
        var letters = Channel.CreateUnbounded<string>();
        _house.System.EventStream.Subscribe(_house.System.ActorOf(Props.Create(() => new Reader(letters.Writer))), typeof(DeadLetter));
        var asked = await _house.Ask("How many?", MusicQuerySpecs.Query(Endless)).UntilAsync(MusicPhase.Executing);

        asked.Stop();

        var ending = (await asked.EndAsync()).Ending!;
        Assert.Equal(Endless, ending.Music!.Sql);
        // What the interrupted query still had to say finds nobody; without the interrupt that would be ten minutes from now.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await letters.Reader.ReadAsync(limit.Token)).Contains("Cancel", StringComparison.OrdinalIgnoreCase))
        {
        }
    }

    [Fact]
    public async Task While_the_answer_is_written()
    {
        var slow = new Behaviour { Text = string.Join(' ', Enumerable.Repeat("here they are", 100_000)), Cadence = TimeSpan.FromMilliseconds(20) };
        var asked = await _house.Ask("Which albums?", MusicQuerySpecs.Query("SELECT DISTINCT album FROM songs LIMIT 5"), slow).UntilTextAsync();

        asked.Stop();

        var ending = (await asked.EndAsync()).Ending!;
        Assert.StartsWith("here", asked.Text, StringComparison.Ordinal);
        Assert.Equal(5, ending.Music!.RowCount);
        await _house.Model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Cut);
    }

    private sealed class Reader : ReceiveActor
    {
        public Reader(ChannelWriter<string> letters) => Receive<DeadLetter>(m => letters.TryWrite(m.Message.ToString() ?? ""));
    }
}
