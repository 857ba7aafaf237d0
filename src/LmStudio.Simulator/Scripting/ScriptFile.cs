using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>A script on disk: changes to the server's settings, and behaviours in the order they are taken. README.md has the format.</summary>
public sealed record ScriptFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new MillisecondsConverter() },
    };

    public static ScriptFile Empty { get; } = new();
    public ScriptedServer Server { get; init; } = new();
    public IReadOnlyList<Behaviour> Requests { get; init; } = [];

    /// <exception cref="JsonException">The text is not a script; the message names line and member.</exception>
    public static ScriptFile Parse(string json) => JsonSerializer.Deserialize<ScriptFile>(json, Format) ?? Empty;

    public static async Task<ScriptFile> ReadAsync(string path, CancellationToken cancelled) =>
        Parse(await File.ReadAllTextAsync(path, cancelled));

    public SimulatorOptions Apply(SimulatorOptions options) => options with
    {
        Slots = Server.Slots ?? options.Slots,
        JustInTimeLoading = Server.JustInTimeLoading ?? options.JustInTimeLoading,
        AutoEvict = Server.AutoEvict ?? options.AutoEvict,
        DuplicateOnConcurrentLoad = Server.DuplicateOnConcurrentLoad ?? options.DuplicateOnConcurrentLoad,
        IdleTimeToLive = Server.IdleTimeToLive ?? options.IdleTimeToLive,
        KeepAlive = Server.KeepAlive ?? options.KeepAlive,
        Token = Server.Token ?? options.Token,
        Cors = Server.Cors ?? options.Cors,
        PrefillTokensPerSecond = Server.PrefillTokensPerSecond ?? options.PrefillTokensPerSecond,
        OverflowWording = Server.OverflowWording ?? options.OverflowWording,
        Models = Server.Models is { Count: > 0 } models ? [.. models.Select(model => model.ToModel())] : options.Models,
    };
}

/// <summary>Settings a script changes; null leaves the command line's.</summary>
public sealed record ScriptedServer
{
    public int? Slots { get; init; }
    public bool? JustInTimeLoading { get; init; }
    public bool? AutoEvict { get; init; }
    public bool? DuplicateOnConcurrentLoad { get; init; }
    public TimeSpan? IdleTimeToLive { get; init; }
    public TimeSpan? KeepAlive { get; init; }
    public string? Token { get; init; }
    public bool? Cors { get; init; }
    public double? PrefillTokensPerSecond { get; init; }
    public OverflowWording? OverflowWording { get; init; }
    public IReadOnlyList<ScriptedModel>? Models { get; init; }
}

/// <summary>A model a script puts on disk; the demo model answers for it.</summary>
public sealed record ScriptedModel
{
    public required string Id { get; init; }
    public ModelKind Kind { get; init; }
    public int ContextLength { get; init; } = 42_496;
    public bool Loaded { get; init; } = true;
    public TimeSpan LoadTime { get; init; }
    public string? LoadError { get; init; }

    internal SimulatedModel ToModel() => new()
    {
        Id = Id,
        Kind = Kind,
        LoadedContextLength = ContextLength,
        LoadedAtStart = Loaded,
        LoadTime = LoadTime,
        LoadError = LoadError,
        Mind = new Demo.DemoModel(),
    };
}

/// <summary>Times in scripts are milliseconds.</summary>
internal sealed class MillisecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromMilliseconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.TotalMilliseconds);
}
