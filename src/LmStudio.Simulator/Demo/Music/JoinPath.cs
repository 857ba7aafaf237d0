namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>The FROM clause that reaches all tables wanted, by columns of the same name such as <c>AlbumId</c>.</summary>
internal static class JoinPath
{
    public static string From(MusicSchema schema, string start, IEnumerable<string> wanted)
    {
        var from = MusicSchema.Quote(start);
        var reached = new List<string> { start };
        foreach (var table in wanted)
        {
            foreach (var (next, via, column) in Steps(schema, reached, table))
            {
                reached.Add(next);
                var (to, key) = (MusicSchema.Quote(next), MusicSchema.Quote(column));
                from += $" JOIN {to} ON {to}.{key} = {MusicSchema.Quote(via)}.{key}";
            }
        }
        return from;
    }

    /// <summary>The shortest way from the tables reached, breadth first; nothing when there is none.</summary>
    private static List<(string Table, string Via, string Column)> Steps(MusicSchema schema, List<string> reached, string goal)
    {
        var ways = new Queue<(string Table, List<(string, string, string)> Way)>(reached.Select(table => (table, new List<(string, string, string)>())));
        var seen = new HashSet<string>(reached, StringComparer.Ordinal);
        while (ways.TryDequeue(out var here))
        {
            if (here.Table == goal)
                return here.Way;
            foreach (var key in schema.Columns.Where(column => column.Table == here.Table && column.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var other in schema.Columns.Where(column => column.Name == key.Name && seen.Add(column.Table)).ToList())
                    ways.Enqueue((other.Table, [.. here.Way, (other.Table, here.Table, key.Name)]));
            }
        }
        return [];
    }
}
