using System.Globalization;
using System.Reflection;

namespace FamilyChat.Web.Storage;

/// <summary>One numbered step of a schema: <c>0001-accounts.sql</c> takes a database from version 0 to 1.</summary>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Reads every embedded <c>{folder}.NNNN-name.sql</c> of an assembly, in order.</summary>
    /// <exception cref="InvalidOperationException">The numbers do not run 1, 2, 3 …: a build mistake.</exception>
    public static IReadOnlyList<Migration> ReadFrom(Assembly assembly, string folder)
    {
        var prefix = folder + ".";
        var migrations = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource, resource[prefix.Length..^".sql".Length]))
            .OrderBy(migration => migration.Version)
            .ToList();
        for (var index = 0; index < migrations.Count; index++)
        {
            if (migrations[index].Version != index + 1)
                throw new InvalidOperationException($"Migration {migrations[index].Name} should be number {index + 1}.");
        }
        return migrations;
    }

    static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
