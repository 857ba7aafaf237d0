using System.Text.Json;
using System.Text.Json.Serialization;

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
        ServerDialect = Server.Dialect ?? options.ServerDialect,
        Cadence = Server.Cadence ?? options.Cadence,
        Models = Server.Models is { Count: > 0 } models ? [.. models.Select(model => model.ToModel())] : options.Models,
    };
}
