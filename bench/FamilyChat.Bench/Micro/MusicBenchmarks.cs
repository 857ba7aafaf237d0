using BenchmarkDotNet.Attributes;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using FamilyChat.Music.Sample;
using FamilyChat.Music.Sql;

namespace FamilyChat.Bench.Micro;

/// <summary>What stands between a question about the music and its answer besides the model, over the sample library.</summary>
public class MusicBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-music");
    private MusicServices _music = null!;
    private string _sql = "";

    [GlobalSetup]
    public async Task BeginAsync()
    {
        var file = Path.Combine(_folder.FullName, "sample.csv");
        await SampleLibrary.WriteAsync(file, CancellationToken.None);
        var library = await MusicLibrary.OpenAsync(Path.Combine(_folder.FullName, "music.db"), new ImportLimits(), TimeProvider.System);
        await library.ImportAsync(new ImportSource(file, SampleLibrary.Name));
        _music = MusicServices.Over(library, new QueryLimits(), TimeProvider.System);
        var table = library.Current!.Tables[0];
        _sql = $"SELECT \"{table.Columns[0].Name}\", count(*) AS n FROM \"{table.Name}\" GROUP BY 1 ORDER BY n DESC LIMIT 20";
        if (await _music.Guard.ValidateAsync(_sql) is not SqlVerdict.Valid)
            throw new InvalidOperationException($"Not valid: {_sql}");
    }

    [GlobalCleanup]
    public async Task EndAsync()
    {
        await _music.Library.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Benchmark]
    public Task<SqlVerdict> GuardStatement() => _music.Guard.ValidateAsync(_sql);

    [Benchmark]
    public Task<QueryResult> ExecuteStatement() => _music.Guard.ExecuteAsync(_sql);

    [Benchmark]
    public Task<IReadOnlyList<NameLink>> LinkNames() => _music.Names.LinkAsync("Which songs of the seventies did Elis Regina record with Tom Jobim?");
}
