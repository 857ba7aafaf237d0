using System.Text.Json.Serialization;

namespace FamilyChat.Web.Operations.Backups;

/// <summary><c>manifest.json</c>, the first entry of a backup (a zip file): what is in it, from when, and each file's SHA-256.</summary>
/// <param name="Format">Of the backup itself; <see cref="CurrentFormat"/> is the newest this build reads.</param>
/// <param name="Version">Of the FamilyChat that wrote it.</param>
/// <param name="Schema">Of <c>app.db</c>; a FamilyChat that knows less refuses the backup.</param>
sealed record BackupManifest(int Format, string Version, DateTimeOffset CreatedAt, int Schema, IReadOnlyList<BackupFile> Files)
{
    public const string EntryName = "manifest.json";
    public const int CurrentFormat = 1;

    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <param name="Name">Relative to the data directory, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
sealed record BackupFile(string Name, long Bytes, string Sha256);

[JsonSerializable(typeof(BackupManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
sealed partial class BackupJson : JsonSerializerContext;
