namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Writes a SELECT for a wish, on the tables the prompt shows.</summary>
internal sealed class QueryBuilder(MusicSchema schema)
{
    private readonly List<MusicColumn> _used = [];

    /// <summary>Columns used so far, in the order of their first use.</summary>
    public IReadOnlyList<MusicColumn> Used => _used;

    /// <returns>Null when the library has no column for what is asked.</returns>
    public SelectStatement? Build(QueryWish wish, NameFilter names, DemoQuestion question)
    {
        if (wish.Asks != Role.None && Attribute(wish.Asks, names, question) is { } attribute)
            return attribute;
        if (schema.Find(wish.Subject == Role.None ? Role.Title : wish.Subject) is not { } subject)
            return null;
        if (new[] { wish.PerEach, wish.OrderBy }.Any(role => role != Role.None && schema.Find(role) is null))
            return null;
        _used.Clear();
        var needed = new List<MusicColumn?> { subject, Column(wish.PerEach), Column(wish.OrderBy), Year(question) is null ? null : Column(Role.Year) };
        needed.AddRange(names.Names.SelectMany(places => places).Select(place => place.Column));
        if (wish is { Counts: false } && subject.Role == Role.Title)
            needed.Add(Column(Role.Artist));
        var tables = needed.OfType<MusicColumn>().Select(column => column.Table).Distinct().ToList();
        var start = wish.Subject is Role.None or Role.Title ? subject.Table : schema.Find(Role.Title)?.Table ?? subject.Table;
        if (tables.Count > 1 && !tables.Contains(start))
            tables.Insert(0, start);
        var write = new ColumnWriter(tables.Count > 1, _used);
        var conditions = Conditions(names, write, question).ToList();
        var statement = wish.Counts ? Count(wish, subject, write, conditions)
            : wish.OrderBy == Role.None ? List(subject, write, wish.Top, conditions)
            : Ranked(wish, subject, write, conditions);
        var first = tables.Contains(start) ? start : tables[0];
        return statement with { From = JoinPath.From(schema, first, tables), Conditions = conditions };
    }

    /// <summary>One fact about a song or an album that is named.</summary>
    private SelectStatement? Attribute(Role asked, NameFilter names, DemoQuestion question)
    {
        var thing = names.Names.SelectMany(places => places).Select(place => place.Column).FirstOrDefault(column => column.Role is Role.Title or Role.Album);
        if (thing is null || schema.Find(asked) is not { } fact || fact.Table != thing.Table)
            return null;
        _used.Clear();
        var write = new ColumnWriter(qualified: false, _used);
        return new SelectStatement
        {
            Columns = $"DISTINCT {write.Name(thing)}, {write.Name(fact)}",
            From = MusicSchema.Quote(thing.Table),
            Conditions = [.. Conditions(names, write, question)],
        };
    }

    public string? YearCondition(DemoQuestion question) => Year(question);

    public IEnumerable<string> Conditions(NameFilter names, ColumnWriter write, DemoQuestion question)
    {
        foreach (var places in names.Names)
        {
            var either = places.Select(place => Place(place, write)).Distinct().ToList();
            yield return either.Count == 1 ? either[0] : $"({string.Join(" OR ", either)})";
        }
        if (Column(Role.Year) is { } year && YearFilter.Condition(question, write.Name(year, use: false)) is { } condition)
        {
            _ = write.Name(year);
            yield return condition;
        }
    }

    private static string Place(NamePlace place, ColumnWriter write)
    {
        var like = $"{write.Name(place.Column)} LIKE '%{place.Value.Replace("'", "''", StringComparison.Ordinal)}%'";
        return place.StandsInFor is { } missing ? $"({write.Name(missing)} IS NULL AND {like})" : like;
    }

    private SelectStatement List(MusicColumn subject, ColumnWriter write, int? top, List<string> conditions)
    {
        var name = write.Name(subject);
        if (subject.Role is not (Role.Title or Role.Album))
            conditions.Add($"{name} IS NOT NULL");
        var columns = subject.Role == Role.Title && Column(Role.Artist) is { } artist ? $"{name}, {write.Name(artist)}" : $"DISTINCT {name}";
        return new SelectStatement { Columns = columns, From = "", OrderBy = name, Limit = top ?? 200 };
    }

    private SelectStatement Count(QueryWish wish, MusicColumn subject, ColumnWriter write, List<string> conditions)
    {
        var noun = subject.Role switch
        {
            Role.Title => "songs",
            Role.Album => "albums",
            Role.Artist => "artists",
            Role.Composer => "composers",
            Role.Genre => "genres",
            _ => "number",
        };
        var count = subject.Role == Role.Title ? $"COUNT(*) AS {noun}" : $"COUNT(DISTINCT {write.Name(subject)}) AS {noun}";
        if (Column(wish.PerEach) is not { } each)
            return new SelectStatement { Columns = count, From = "", Limit = 1 };
        var group = write.Name(each);
        conditions.Add($"{group} IS NOT NULL");
        return new SelectStatement
        {
            Columns = $"{group}, {count}",
            From = "",
            GroupBy = group,
            OrderBy = $"{noun} DESC, {group}",
            Limit = wish.MostOf ? 1 : wish.Top ?? 200,
        };
    }

    private SelectStatement Ranked(QueryWish wish, MusicColumn subject, ColumnWriter write, List<string> conditions)
    {
        var by = schema.Find(wish.OrderBy)!;
        var measure = write.Name(by);
        var name = write.Name(subject);
        var direction = wish.Descending ? " DESC" : "";
        conditions.Add($"{measure} IS NOT NULL");
        if (subject.Role == Role.Title)
        {
            var artist = Column(Role.Artist) is { } who ? $"{write.Name(who)}, " : "";
            return new SelectStatement { Columns = $"{name}, {artist}{measure}", From = "", OrderBy = $"{measure}{direction}, {name}", Limit = wish.Top ?? 10 };
        }
        var total = wish.OrderBy is Role.Duration or Role.PlayCount ? $"SUM({measure})" : wish.Descending ? $"MAX({measure})" : $"MIN({measure})";
        return new SelectStatement
        {
            Columns = $"{name}, {total} AS {MusicSchema.Quote(by.Name)}",
            From = "",
            GroupBy = name,
            OrderBy = $"{total}{direction}, {name}",
            Limit = wish.Top ?? 10,
        };
    }

    private MusicColumn? Column(Role role) => role == Role.None ? null : schema.Find(role);

    private string? Year(DemoQuestion question) =>
        Column(Role.Year) is { } year ? YearFilter.Condition(question, MusicSchema.Quote(year.Name)) : null;
}

/// <summary>Spells column names, with their tables where there are several, and remembers which were used.</summary>
internal sealed class ColumnWriter(bool qualified, List<MusicColumn> used)
{
    public string Name(MusicColumn column, bool use = true)
    {
        if (use && !used.Contains(column))
            used.Add(column);
        var name = MusicSchema.Quote(column.Name);
        return qualified ? $"{MusicSchema.Quote(column.Table)}.{name}" : name;
    }
}
