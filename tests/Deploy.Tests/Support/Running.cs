using System.Globalization;

namespace FamilyChat.Deploy.Tests.Support;

/// <summary>A process of this machine, as proc(5) has it.</summary>
/// <param name="Since">When it began, in ticks since the machine's start: with it an id is not mistaken for its next bearer's.</param>
sealed record Running(int Id, int Parent, string Since, string Name)
{
    public static List<Running> All() => [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(Read).OfType<Running>()];

    /// <summary>Its children, theirs, and so on.</summary>
    public static List<Running> Under(int ancestor)
    {
        var all = All();
        List<Running> found = [];
        for (List<Running> next = Of(ancestor); next.Count > 0; next = [.. next.SelectMany(one => Of(one.Id))]) found.AddRange(next);
        return found;

        List<Running> Of(int parent) => [.. all.Where(one => one.Parent == parent)];
    }

    /// <returns>Null for what is no process, ended meanwhile, or only waits to be reaped.</returns>
    static Running? Read(string? name)
    {
        if (!int.TryParse(name, CultureInfo.InvariantCulture, out var id)) return null;
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            // The name is in brackets and may hold any character, brackets too.
            var (begin, end) = (stat.IndexOf('(', StringComparison.Ordinal) + 1, stat.LastIndexOf(')'));
            var fields = stat[(end + 2)..].Split(' ');
            return fields[0] == "Z" ? null : new Running(id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19], stat[begin..end]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
