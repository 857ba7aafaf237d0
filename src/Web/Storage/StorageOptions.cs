namespace FamilyChat.Web.Storage;

/// <summary>Section <c>FamilyChat</c>: where everything FamilyChat keeps is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "FamilyChat";

    /// <summary>One folder for all data, relative to the working directory unless rooted.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>How long a statement waits for another writer before it fails; 1 to 60 seconds.</summary>
    public int BusySeconds { get; set; } = 5;
}
