namespace FamilyChat.Bench;

/// <summary>Where this checkout is.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FamilyChat.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("FamilyChat.sln was not found above this program.");
    }
}
