using System.Text.RegularExpressions;

namespace FamilyChat.Web.Operations.Backups;

/// <summary>What a backup holds, and in which order it is copied.</summary>
static partial class DataFiles
{
    public const string Application = "app.db";
    public const string Journal = "journal.db";
    public const string Keys = "keys";

    /// <summary>
    /// <c>app.db</c> before the journal: its projections then stand at or before the journal's end, and catch up at the next start. The other
    /// way round they could be ahead of it and would step over what is written next.
    /// </summary>
    public static readonly IReadOnlyList<string> Databases = [Application, Journal, "music.db"];

    /// <summary>Whether a name inside a backup may become a file of the data directory. Anything else could point outside of it.</summary>
    public static bool Knows(string name) => Databases.Contains(name) || KeyName().IsMatch(name);

    [GeneratedRegex(@"^keys/[A-Za-z0-9_-]+\.xml$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyName();
}
