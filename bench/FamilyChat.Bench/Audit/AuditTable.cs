using System.Diagnostics;
using System.Globalization;
using FamilyChat.Web.Admin.Audit;

namespace FamilyChat.Bench.Audit;

/// <summary>The audit's figures, over a journal of a million events unless told otherwise.</summary>
internal static class AuditTable
{
    private const int Queries = 200;

    internal static async Task PrintAsync(TextWriter output, int events)
    {
        await using var host = new AuditHost();
        await host.PrepareAsync();
        new SyntheticJournal(events).Write(host.JournalFile);
        var table = new Table(output, "audit", string.Create(CultureInfo.InvariantCulture, $"a journal of {events:N0} events"));

        var projecting = Stopwatch.StartNew();
        await host.BeginProjectionAsync();
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (await host.Store.PositionAsync() < events)
                await timer.WaitForNextTickAsync();
        }

        await RowAsync("projected from nothing, events/s", "≥ 20,000", events / projecting.Elapsed.TotalSeconds);
        await RowAsync("app.db, MB", "", host.Megabytes);

        var verifying = Stopwatch.StartNew();
        var verified = await host.Verifier.VerifyAsync(null, null, CancellationToken.None);
        await RowAsync($"verified ({(verified.Valid ? "valid" : "BROKEN")}), events/s", "≥ 100,000", events / verifying.Elapsed.TotalSeconds);

        foreach (var (name, filter) in Filters(events))
        {
            await RowAsync($"audit page, {name}, first, ms", "≤ 100", First(_ => host.Queries.Page(filter, 101)));
            await RowAsync("… p95 ms", "≤ 100", P95(_ => host.Queries.Page(filter, 101)));
        }

        foreach (var (name, words) in Searches())
            await RowAsync($"search, {name}, p95 ms", "≤ 50", P95(n => host.Search.Find(SyntheticJournal.Member(n % SyntheticJournal.Members), words(n), 20)));

        await table.KeepAsync();

        Task RowAsync(string measured, string goal, double figure) => table.AddAsync(measured, goal, [figure]);
    }

    private static IEnumerable<(string Name, AuditFilter Filter)> Filters(int events)
    {
        var member = SyntheticJournal.Member(2);
        var year = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        yield return ("newest", new AuditFilter());
        yield return ("in the middle", new AuditFilter(Before: events / 2));
        yield return ("a member", new AuditFilter(member));
        yield return ("a kind", new AuditFilter(Kind: "sent"));
        yield return ("a kind nobody has", new AuditFilter(Kind: "disabled"));
        yield return ("a member's rare kind", new AuditFilter(member, Kind: "created"));
        yield return ("a month", new AuditFilter(From: year, To: year.AddMonths(1)));
        yield return ("a member's month and kind", new AuditFilter(member, Kind: "replied", From: year, To: year.AddMonths(1)));
        yield return ("a common word", new AuditFilter(Text: SyntheticJournal.Word(1)));
        yield return ("a rare word of a member", new AuditFilter(member, Text: SyntheticJournal.Word(20_000)));
        yield return ("a common word and a kind nobody has", new AuditFilter(Kind: "disabled", Text: SyntheticJournal.Word(1)));
    }

    private static IEnumerable<(string Name, Func<int, string> Words)> Searches()
    {
        yield return ("one word", n => SyntheticJournal.Word(100 + (n * 97)));
        yield return ("two words", n => $"{SyntheticJournal.Word(10 + n)} {SyntheticJournal.Word(50 + (n * 3))}");
        yield return ("three letters", n => SyntheticJournal.Word(n)[..3]);
        yield return ("the commonest words", n => SyntheticJournal.Word(1 + (n % 5)));
    }

    /// <summary>With connections of its own, which hold no page of the file yet, as after a start.</summary>
    private static double First(Action<int> query)
    {
        AuditHost.ForgetPages();
        return Took(query, 0);
    }

    private static double P95(Action<int> query)
    {
        query(0);
        var times = new List<double>(Queries);
        for (var n = 0; n < Queries; n++)
            times.Add(Took(query, n));

        return times.Order().ElementAt(Queries * 95 / 100);
    }

    private static double Took(Action<int> query, int n)
    {
        var from = Stopwatch.GetTimestamp();
        query(n);
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }
}
