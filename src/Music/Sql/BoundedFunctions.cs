using System.Text;
using FamilyChat.Music.Text;
using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>
/// Replaces LIKE, so that case and accents never matter, and stands before the built-in functions whose cost is the product of two lengths.
/// SQLite cannot stop a function once it runs: <c>instr</c> over two texts of 125 kB would hold a core for seconds.
/// </summary>
internal sealed class BoundedFunctions
{
    /// <summary>A pattern of LIKE or GLOB, in bytes of UTF-8.</summary>
    public const int LongestPattern = 200;

    private const int Flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;
    private const long MostWork = 10_000_000;

    private byte[] _patternBytes = [];
    private char? _patternEscape;
    private LikePattern _pattern = LikePattern.Compile("");

    /// <summary>The budget of the running query; null while none runs.</summary>
    public QueryBudget? Budget { get; set; }

    /// <exception cref="InvalidOperationException">SQLite would not take a function.</exception>
    public void Register(sqlite3 db)
    {
        Add(db, "like", 2, Like);
        Add(db, "like", 3, Like);
        Add(db, "glob", 2, Glob);
        Add(db, "instr", 2, Instr);
        Add(db, "replace", 3, Replace);
        Add(db, "trim", 2, (c, _, a) => Trim(c, a, static (t, set) => t.Trim(set)));
        Add(db, "ltrim", 2, (c, _, a) => Trim(c, a, static (t, set) => t.TrimStart(set)));
        Add(db, "rtrim", 2, (c, _, a) => Trim(c, a, static (t, set) => t.TrimEnd(set)));
    }

    private static void Add(sqlite3 db, string name, int arguments, delegate_function_scalar function)
    {
        if (raw.sqlite3_create_function(db, name, arguments, Flags, null, function) != raw.SQLITE_OK)
            throw new InvalidOperationException($"SQLite refused the function {name}.");
    }

    private void Like(sqlite3_context context, object user, sqlite3_value[] args)
    {
        if (!MayStart(context, args))
            return;
        var pattern = raw.sqlite3_value_blob(args[0]);
        var escape = args.Length == 3 ? Text(args[2]) : null;
        if (pattern.Length > LongestPattern || escape is { Length: not 1 })
        {
            raw.sqlite3_result_error(context, escape is { Length: not 1 } ? "ESCAPE expression must be a single character" : "LIKE pattern too long");
            return;
        }
        if (!pattern.SequenceEqual(_patternBytes) || _patternEscape != escape?[0])
        {
            (_patternBytes, _patternEscape) = (pattern.ToArray(), escape?[0]);
            _pattern = LikePattern.Compile(Encoding.UTF8.GetString(pattern), _patternEscape);
        }
        raw.sqlite3_result_int(context, _pattern.MatchesUtf8(raw.sqlite3_value_blob(args[1])) ? 1 : 0);
    }

    private void Glob(sqlite3_context context, object user, sqlite3_value[] args)
    {
        if (!MayStart(context, args))
            return;
        var pattern = Text(args[0]);
        if (pattern.Length > LongestPattern)
            raw.sqlite3_result_error(context, "GLOB pattern too long");
        else
            raw.sqlite3_result_int(context, GlobPattern.Matches(pattern, Text(args[1])) ? 1 : 0);
    }

    private void Instr(sqlite3_context context, object user, sqlite3_value[] args)
    {
        if (!MayStart(context, args))
            return;
        var text = Text(args[0]);
        var at = text.IndexOf(Text(args[1]), StringComparison.Ordinal);
        raw.sqlite3_result_int(context, at < 0 ? 0 : text[..at].EnumerateRunes().Count() + 1);
    }

    private void Replace(sqlite3_context context, object user, sqlite3_value[] args)
    {
        if (!MayStart(context, args))
            return;
        var (text, from, to) = (Text(args[0]), Text(args[1]), Text(args[2]));
        var most = from.Length == 0 ? 0 : (long)text.Length / from.Length * to.Length + text.Length;
        if (most > MostWork)
            raw.sqlite3_result_error_toobig(context);
        else
            raw.sqlite3_result_text(context, from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal));
    }

    private void Trim(sqlite3_context context, sqlite3_value[] args, Func<string, char[], string> trim)
    {
        if (MayStart(context, args))
            raw.sqlite3_result_text(context, trim(Text(args[0]), Text(args[1]).ToCharArray()));
    }

    /// <summary>Answers for the function where it must not run: a NULL argument, a spent budget, too much work for one call.</summary>
    private bool MayStart(sqlite3_context context, sqlite3_value[] args)
    {
        foreach (var arg in args)
        {
            if (raw.sqlite3_value_type(arg) == raw.SQLITE_NULL)
            {
                raw.sqlite3_result_null(context);
                return false;
            }
        }
        var work = (long)raw.sqlite3_value_bytes(args[0]) * raw.sqlite3_value_bytes(args[1]);
        if (work <= 20_000)
            return true;
        if (work <= MostWork && Budget?.IsSpent() != true)
            return true;
        raw.sqlite3_result_error(context, work > MostWork ? "texts too long to compare" : "interrupted");
        return false;
    }

    private static string Text(sqlite3_value value) => Encoding.UTF8.GetString(raw.sqlite3_value_blob(value));
}
