namespace AkkaLite.Tests.Api;

/// <summary>
/// Compares what Lite declares with the official rows. Lite may leave out members, accessors, bases and interfaces; what it
/// declares must be there, the same in every column.
/// </summary>
internal static class ApiConformance
{
    internal static IEnumerable<string> Violations(
        IEnumerable<ApiType> declared, IReadOnlyDictionary<string, ApiType> official, IReadOnlySet<string> leftOutBases)
    {
        foreach (var type in declared)
        {
            var name = type.Row.Id[2..];
            if (!official.TryGetValue(name, out var row))
            {
                yield return $"{name} is not in the official API";
                continue;
            }

            if (type.Row.Shape != row.Row.Shape)
            {
                yield return $"{name} is a {type.Row.Shape}, officially a {row.Row.Shape}";
            }

            foreach (var violation in Bases(type, row, official, leftOutBases).Concat(Members(type, row)))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<string> Bases(
        ApiType type, ApiType row, IReadOnlyDictionary<string, ApiType> official, IReadOnlySet<string> leftOutBases)
    {
        var officialBases = Closure(row, official);
        foreach (var invented in type.Bases.Where(one => !officialBases.Contains(one)))
        {
            yield return $"{type.Row.Id} has the base {invented}, which it has not officially";
        }

        foreach (var lacking in row.Bases.Where(one => !type.Bases.Contains(one) && !leftOutBases.Any(leftOut => Means(leftOut, one))))
        {
            yield return $"{type.Row.Id} lacks the base {lacking}, and it is not listed as left out";
        }
    }

    /// <summary>An entry that ends in a star stands for all that begin so.</summary>
    internal static bool Means(string leftOut, string name) =>
        leftOut.EndsWith('*') ? name.StartsWith(leftOut[..^1], StringComparison.Ordinal) : leftOut == name;

    private static HashSet<string> Closure(ApiType row, IReadOnlyDictionary<string, ApiType> official)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(row.Bases);
        while (open.TryDequeue(out var one))
        {
            if (found.Add(one) && official.TryGetValue(one, out var ancestor))
            {
                foreach (var further in ancestor.Bases)
                {
                    open.Enqueue(further);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Members(ApiType type, ApiType row)
    {
        var official = row.Members.ToDictionary(static member => member.Id);
        foreach (var member in type.Members)
        {
            if (!official.TryGetValue(member.Id, out var same))
            {
                yield return $"{member.Id} is not in the official API";
            }
            else if (member.Shape != same.Shape || !Matches(member, same))
            {
                yield return $"{member} is officially {same}";
            }
        }
    }

    private static bool Matches(ApiRow member, ApiRow official) => member.Id.StartsWith("P:", StringComparison.Ordinal)
        ? member.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(official.Detail.Contains)
        : member.Detail == official.Detail;
}
