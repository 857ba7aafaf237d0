namespace FamilyChat.Web.MusicLibrary;

/// <summary>Section <c>FamilyChat:Music</c>: where the family's music list comes from.</summary>
public sealed class MusicOptions
{
    public const string Section = "FamilyChat:Music";

    /// <summary>A spreadsheet or SQLite file, or a folder of them, watched for changes; empty for uploads by the admin alone.</summary>
    public string? Source { get; set; }

    /// <summary>How often the source is looked at, in seconds; 1 to 3600.</summary>
    public int LookEverySeconds { get; set; } = 5;

    /// <summary>Fill an empty library with the sample while no source is named.</summary>
    public bool Sample { get; set; } = true;

    /// <summary>Bytes of one uploaded file; at least 1.</summary>
    public long UploadBytes { get; set; } = 1024L * 1024 * 1024;
}
