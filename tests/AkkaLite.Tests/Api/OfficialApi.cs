using System.Runtime.CompilerServices;

namespace AkkaLite.Tests.Api;

/// <summary>
/// The rows of Akka.NET 1.5.30 for the types Lite declares, and the type rows of their ancestors, kept beside this file. To
/// copy them again after Lite has gained a type, run the conformance tests with <c>AKKA_API_ROWS</c> naming a folder that
/// holds the rows of all official assemblies as <c>*.tsv</c>.
/// </summary>
internal static class OfficialApi
{
    private static readonly string File = Path.Combine(Folder(), "official-api.tsv");

    internal static IReadOnlyDictionary<string, ApiType> Read() => ApiType.Parse(System.IO.File.ReadLines(File));

    /// <summary>Bases and interfaces that Lite has no use for, one a line, with the reason after a tab; a star at the end stands for any rest.</summary>
    internal static IReadOnlySet<string> LeftOutBases() => System.IO.File.ReadLines(Path.Combine(Folder(), "left-out-bases.tsv"))
        .Where(static line => line.Length > 0)
        .Select(static line => line.Split('\t')[0])
        .ToHashSet();

    internal static void CopyAgain(IReadOnlyCollection<ApiType> declared)
    {
        if (Environment.GetEnvironmentVariable("AKKA_API_ROWS") is not { Length: > 0 } source)
        {
            return;
        }

        var all = new Dictionary<string, ApiType>();
        foreach (var (name, type) in Directory.GetFiles(source, "*.tsv").SelectMany(static file => ApiType.Parse(System.IO.File.ReadLines(file))))
        {
            all.TryAdd(name, type);
        }

        var wanted = declared.Select(static type => type.Row.Id[2..]).Where(all.ContainsKey).ToHashSet();
        var ancestors = wanted.SelectMany(name => Ancestors(name, all)).Where(name => !wanted.Contains(name)).ToHashSet();
        System.IO.File.WriteAllLines(File, wanted.Order(StringComparer.Ordinal)
            .SelectMany(name => all[name].Members.Prepend(all[name].Row))
            .Concat(ancestors.Order(StringComparer.Ordinal).Select(name => all[name].Row))
            .Select(static row => row.ToString()));
    }

    private static IEnumerable<string> Ancestors(string name, Dictionary<string, ApiType> all) =>
        all[name].Bases.Where(all.ContainsKey).SelectMany(one => Ancestors(one, all).Prepend(one));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
