using System.Threading.Channels;
using Akka.Actor;
using Akka.Streams;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Http;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sample;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.Generation.RunProtocol;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>A library on disk, a simulated model server across HTTP, and the actors that stand between them.</summary>
internal sealed class MusicHouse : IAsyncDisposable
{
    /// <summary>Where the limits are not what is shown, a machine that is busy with something else for a while, or fills the same heap, reaches none.</summary>
    private static readonly QueryLimits Patient = new() { Time = TimeSpan.FromMinutes(1), MemoryBytes = long.MaxValue };

    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;

    private MusicHouse(DirectoryInfo folder, SimulatorServer model, ActorSystem system, MusicLibrary library, QueryLimits limits, ChatOptions options)
    {
        _folder = folder;
        (Model, System) = (model, system);
        var address = new LmStudioOptions { Url = model.BaseAddress.ToString(), ConnectLimit = TimeSpan.FromMinutes(1) };
        _http = ModelHttpClient.Create(() => address, TimeProvider.System);
        Services = new ConversationServices(
            ActorRefs.Nobody,
            new LmStudioClient(_http, () => address, TimeProvider.System),
            new TokenCalibration(),
            MusicServices.Over(library, limits, TimeProvider.System),
            system.Materializer(),
            () => options,
            TimeProvider.System);
    }

    public SimulatorServer Model { get; }

    public ActorSystem System { get; }

    public ConversationServices Services { get; private set; }

    /// <summary>From now on every member has chosen this language.</summary>
    public void Choose(string language) => Services = Services with { Music = Services.Music with { Languages = new Chosen(language) } };

    public static string DataPath(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static Task<MusicHouse> SampleAsync(QueryLimits? limits = null, ChatOptions? options = null) => OpenAsync(
        async folder =>
        {
            var path = Path.Combine(folder, "sample.csv");
            await SampleLibrary.WriteAsync(path);
            return path;
        },
        limits,
        options);

    public static Task<MusicHouse> ChinookAsync() => OpenAsync(_ => Task.FromResult(DataPath("chinook.sqlite")), null, null);

    public static Task<MusicHouse> OfAsync(string csv) => OpenAsync(
        async folder =>
        {
            var path = Path.Combine(folder, "songs.csv");
            await File.WriteAllTextAsync(path, csv);
            return path;
        },
        null,
        null);

    public static async Task<MusicHouse> EmptyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("familychat-asked-");
        var library = await MusicLibrary.OpenAsync(Path.Combine(folder.FullName, "music.db"), new ImportLimits(), TimeProvider.System);
        return new MusicHouse(
            folder, await SimulatorServer.StartAsync(SimulatorOptions.Testing), ActorSystem.Create("asked"), library, Patient, new ChatOptions());
    }

    /// <summary>A question on its way, with the model answering as scripted.</summary>
    public AskedQuestion Ask(string question, params Behaviour[] script) => Ask(Question(question), script);

    public AskedQuestion Ask(MusicQuestion question, params Behaviour[] script)
    {
        Model.Script(script);
        var heard = Channel.CreateUnbounded<object>();
        var services = Services;
        return new AskedQuestion(System.ActorOf(Props.Create(() => new Asker(question, services, heard.Writer))), heard.Reader);
    }

    public static MusicQuestion QuestionOf(MemberId member, string text) => Question(text) with { Member = member };

    public static MusicQuestion Question(string text, params QuestionTurn[] turns) =>
        new(new RunId(Given.Id(3001)), Given.Maya, Given.Homework, Given.Reply(1), text, turns, "test/model", null);

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await Services.Music.Library.DisposeAsync();
        await Model.DisposeAsync();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<MusicHouse> OpenAsync(Func<string, Task<string>> source, QueryLimits? limits, ChatOptions? options)
    {
        var folder = Directory.CreateTempSubdirectory("familychat-asked-");
        var library = await MusicLibrary.OpenAsync(Path.Combine(folder.FullName, "music.db"), new ImportLimits(), TimeProvider.System);
        await library.ImportAsync(new ImportSource(await source(folder.FullName)));
        var model = await SimulatorServer.StartAsync(SimulatorOptions.Testing);
        return new MusicHouse(folder, model, ActorSystem.Create("asked"), library, limits ?? Patient, options ?? new ChatOptions { MusicLookup = TimeSpan.FromMinutes(1) });
    }

    private sealed class Chosen(string language) : IMemberLanguages
    {
        public Task<string?> OfAsync(MemberId member, CancellationToken cancellation) => Task.FromResult<string?>(language);
    }

    /// <summary>Stands where the conversation stands: hears everything, acknowledges every piece.</summary>
    private sealed class Asker : ReceiveActor
    {
        public Asker(MusicQuestion question, ConversationServices services, ChannelWriter<object> heard)
        {
            var child = Context.ActorOf(Props.Create(() => new MusicQueryActor(question, services)));
            Receive<RunBrought>(m =>
            {
                heard.TryWrite(m);
                Sender.Tell(RunAcknowledged.Instance);
            });
            Receive<StopRun>(m => child.Tell(m));
            ReceiveAny(m => heard.TryWrite(m));
        }
    }
}
