using System.Globalization;
using System.Text.Json;
using FamilyChat.Bench.Processes;

namespace FamilyChat.Bench.Streaming;

/// <summary>What a crowd of people who asked at once saw, over all of their tokens.</summary>
/// <param name="CpuMicroseconds">Processor time of the server between a token's making and its reading; 0 = there is no server between.</param>
/// <param name="Bytes">Bytes each of them received, headers of frames included; the median.</param>
/// <param name="EndedAfterModelMs">The median; the last one's is beside it.</param>
internal sealed record Seen(
    double TokensPerSecond, double FirstP50, double FirstP95, double AgeP50, double AgeP99, double CpuMicroseconds, double Bytes,
    double EndedAfterModelMs, double LastEndedAfterModelMs);

/// <summary>
/// The people of one measurement, in a process of their own that reads orders from its standard input, a line each, and answers each
/// with a line.
/// </summary>
internal sealed class Crowd
{
    internal const string ChildArgument = "--crowd";

    /// <summary>One measurement.</summary>
    /// <param name="Kind">Which <see cref="Person"/>.</param>
    /// <param name="Processes">Whose processor time counts.</param>
    /// <param name="BytesPerSecond">How fast each reads; null = as it comes.</param>
    internal sealed record Order(string Kind, int Port, int People, Script Script, int[] Processes, int? BytesPerSecond = null);

    private readonly Dictionary<(string Kind, int Port), List<Person>> _people = [];

    internal static async Task RunChildAsync()
    {
        var crowd = new Crowd();
        while (await Console.In.ReadLineAsync() is { } line)
            Console.WriteLine(JsonSerializer.Serialize(await crowd.CarryOutAsync(JsonSerializer.Deserialize<Order>(line)!)));
    }

    private async Task<Seen> CarryOutAsync(Order order)
    {
        var people = await GatherAsync(order);
        await Task.WhenAll(people.Select(p => p.PrepareAsync(order.BytesPerSecond is null ? null : 2048)));
        var before = order.Processes.Sum(ProcessorTime.OfProcess);
        var replies = await Task.WhenAll(people.Select(p => p.AskAsync(order.Script, order.BytesPerSecond)));
        var used = order.Processes.Sum(ProcessorTime.OfProcess) - before;
        foreach (var person in people)
            person.Dispose();

        var tokens = (double)order.Script.Tokens * order.People;
        var seconds = (replies.Max(r => r.Ended) - replies.Min(r => r.Asked)) / 1e6;
        var ages = replies.SelectMany(r => r.Ages).Order().ToArray();
        var firsts = replies.Select(r => r.FirstMs).Order().ToArray();
        var bytes = replies.Select(r => (double)r.Bytes).Order().ToArray();
        var ends = replies.Select(r => (r.Ended - r.Asked) / 1000.0 - (order.Script.Tokens * order.Script.Cadence)).Order().ToArray();
        return new Seen(
            tokens / seconds, At(firsts, 0.5), At(firsts, 0.95), At(ages, 0.5), At(ages, 0.99), used / tokens, At(bytes, 0.5), At(ends, 0.5), ends[^1]);
    }

    private async Task<List<Person>> GatherAsync(Order order)
    {
        if (!_people.TryGetValue((order.Kind, order.Port), out var people))
            _people[(order.Kind, order.Port)] = people = [];
        while (people.Count < order.People)
        {
            var person = Make(order, people.Count);
            if (person is Member member)
                await member.JoinAsync();
            people.Add(person);
        }

        return people[..order.People];
    }

    private static Person Make(Order order, int number) => order.Kind switch
    {
        nameof(Member) => new Member(order.Port, string.Create(CultureInfo.InvariantCulture, $"member{number}")),
        nameof(FlaskPerson) => new FlaskPerson(order.Port),
        _ => new HttpPerson(order.Port),
    };

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
}
