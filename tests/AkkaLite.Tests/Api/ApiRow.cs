namespace AkkaLite.Tests.Api;

/// <summary>
/// One type or member of a public API in the notation of XML documentation ids. <paramref name="Shape"/> is a type's kind, or
/// a member's accessibility, modifiers and type; <paramref name="Detail"/> a type's bases, or a member's parameters.
/// </summary>
internal sealed record ApiRow(string Id, string Shape, string Detail)
{
    internal bool IsType => Id.StartsWith("T:", StringComparison.Ordinal);

    internal static ApiRow Parse(string line)
    {
        var columns = line.Split('\t');
        return new ApiRow(columns[0], columns[1], columns.Length > 2 ? columns[2] : "");
    }

    public override string ToString() => $"{Id}\t{Shape}\t{Detail}";
}

/// <summary>A type with its members.</summary>
internal sealed record ApiType(ApiRow Row, IReadOnlyList<ApiRow> Members)
{
    internal IEnumerable<string> Bases => Row.Detail.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    internal static IReadOnlyDictionary<string, ApiType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>();
        List<ApiRow>? members = null;
        foreach (var row in lines.Where(static line => line.Length > 0).Select(ApiRow.Parse))
        {
            if (row.IsType)
            {
                members = [];
                types[row.Id[2..]] = new ApiType(row, members);
            }
            else
            {
                members!.Add(row);
            }
        }

        return types;
    }
}
