namespace FamilyChat.Deploy.Tests.Support;

/// <summary>Where this checkout is.</summary>
static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>What <c>./test</c> publishes before the tests run: the very files a family would install.</summary>
    public static readonly string App = Path.Combine(Root, "artifacts", "app");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FamilyChat.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("FamilyChat.sln was not found above the tests.");
    }
}
