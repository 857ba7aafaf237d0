namespace FamilyChat.Driving;

/// <summary>Where this checkout is.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>What <c>./test</c> publishes before the tests run: the very files a family would install.</summary>
    public static readonly string PublishedServer = Path.Combine(Root, "artifacts", "app", "FamilyChat.Web.dll");

    public static readonly string Screenshots = Path.Combine(Root, "artifacts", "screenshots");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FamilyChat.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("FamilyChat.sln was not found above the tests.");
    }
}
