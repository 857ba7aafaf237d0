using System.Runtime.CompilerServices;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Contract.Tests.Streams;

/// <summary>
/// Random lines of operators that leave the elements as they are, with random ends: nothing is lost, doubled or put in another order,
/// the materialised task always ends, and the source is always disposed, once.
/// </summary>
public sealed class RandomGraphSpecs : StreamSpec
{
    public enum Operator
    {
        Map,
        Filter,
        Boundary,
        Buffer,
        OneTask,
        ThreeTasks,
        Groups,
        TimedGroups,
        Batches,
        Conflation,
        Watch,
        Translation,
        Timeouts,
        OwnIsland,
    }

    public enum Ending
    {
        Completes,
        SourceFails,
        SourceFailsAndIsRecovered,
        SwitchIsShut,
        SwitchIsAborted,
        DownstreamHasEnough,
        OperatorFails,
        SinkFails,
    }

    private const int Recovered = -1;

    [Fact]
    public Task Random_graphs_lose_double_and_reorder_nothing_and_always_end_and_dispose() => Task.Run(() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60),
            Prop.ForAll(Arb.From(Plans, Shrink), plan => RunAsync(plan).GetAwaiter().GetResult())));

    private static Gen<Plan> Plans =>
        from operators in Gen.Elements(Enum.GetValues<Operator>()).ArrayOf()
        from length in Gen.Choose(0, 200)
        from ending in Gen.Elements(Enum.GetValues<Ending>())
        from at in Gen.Choose(0, 200)
        from pause in Gen.Choose(1, 7)
        select new Plan(string.Join(' ', operators), length, ending, Math.Min(at, length), pause);

    private static IEnumerable<Plan> Shrink(Plan plan)
    {
        var operators = plan.Operators.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < operators.Length; index++)
        {
            yield return plan with { Operators = string.Join(' ', operators.Where((_, i) => i != index)) };
        }

        if (plan.Length > plan.At)
        {
            yield return plan with { Length = plan.At };
        }
    }

    private async Task RunAsync(Plan plan)
    {
        var run = new Run(plan);
        var (killSwitch, source) = (KillSwitches.Shared("random"), Source.From(() => run.Elements()));
        run.Stop = () =>
        {
            if (plan.Ending == Ending.SwitchIsShut)
            {
                killSwitch.Shutdown();
            }
            else if (plan.Ending == Ending.SwitchIsAborted)
            {
                killSwitch.Abort(new InvalidOperationException());
            }
        };
        var elements = source.Via(killSwitch.Flow<int>()).Select(element =>
        {
            run.Passed++;
            return element;
        });
        if (plan.Ending == Ending.SourceFailsAndIsRecovered)
        {
            elements = elements.Recover(_ => Option<int>.Create(Recovered));
        }

        foreach (var name in plan.Operators.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            elements = Apply(elements, Enum.Parse<Operator>(name), plan.Pause);
        }

        elements = plan.Ending switch
        {
            Ending.DownstreamHasEnough => elements.Take(plan.At),
            Ending.OperatorFails => elements.Select(element => element == plan.At ? throw new InvalidOperationException() : element),
            _ => elements,
        };
        var failure = await Record.ExceptionAsync(() => elements.RunForeach(run.See, Materializer).Soon());
        run.Check(failure);
        await Eventually(() => run.Disposed == run.Started);
    }

    private static Source<int, NotUsed> Apply(Source<int, NotUsed> source, Operator step, int pause) => step switch
    {
        Operator.Map => source.Select(element => element),
        Operator.Filter => source.Where(_ => true),
        Operator.Boundary => source.Async(),
        Operator.Buffer => source.Buffer(pause, OverflowStrategy.Backpressure),
        Operator.OneTask => source.SelectAsync(1, element => Pause(element, pause)),
        Operator.ThreeTasks => source.SelectAsync(3, element => Pause(element, pause)),
        Operator.Groups => source.Grouped(pause).SelectMany(group => group),
        Operator.TimedGroups => source.GroupedWithin(pause + 10, TimeSpan.FromMilliseconds(1)).SelectMany(group => group),
        Operator.Batches => source.Batch(pause, element => new List<int> { element }, Append).SelectMany(batch => batch),
        Operator.Conflation => source.ConflateWithSeed(element => new List<int> { element }, Append).SelectMany(batch => batch),
        Operator.Watch => source.WatchTermination(Keep.Left),
        Operator.Translation => source.SelectError(cause => cause).Recover(_ => Option<int>.None),
        Operator.Timeouts => source.IdleTimeout(Limit).InitialTimeout(Limit).CompletionTimeout(Limit),
        _ => source.Via(Flow.Create<int>().Select(element => element).Async()),
    };

    private static List<int> Append(List<int> batch, int element)
    {
        batch.Add(element);
        return batch;
    }

    private static async Task<int> Pause(int element, int pause)
    {
        if (element % pause == 0)
        {
            await Task.Yield();
        }

        return element;
    }

    /// <param name="At">The element at which the ending happens; at the source's end when it is the length.</param>
    /// <param name="Pause">How often something is asynchronous.</param>
    public sealed record Plan(string Operators, int Length, Ending Ending, int At, int Pause);

    private sealed class Run(Plan plan)
    {
        private readonly List<int> _seen = [];
        private int _disposed;

        public Action Stop { get; set; } = () => { };

        public int Passed { get; set; }

        public int Started { get; private set; }

        public int Disposed => Volatile.Read(ref _disposed);

        public void See(int element)
        {
            if (plan.Ending == Ending.SinkFails && element == plan.At)
            {
                throw new InvalidOperationException();
            }

            _seen.Add(element);
        }

        public async IAsyncEnumerable<int> Elements([EnumeratorCancellation] CancellationToken token = default)
        {
            Started++;
            try
            {
                for (var element = 0; ; element++)
                {
                    if (element == plan.At)
                    {
                        Stop();
                        if (plan.Ending is Ending.SourceFails or Ending.SourceFailsAndIsRecovered)
                        {
                            throw new InvalidOperationException();
                        }
                    }

                    if (element == plan.Length)
                    {
                        yield break;
                    }

                    await Pause(element, plan.Pause);
                    if (plan.Pause % 2 == 0)
                    {
                        token.ThrowIfCancellationRequested();
                    }

                    yield return element;
                }
            }
            finally
            {
                Interlocked.Increment(ref _disposed);
            }
        }

        public void Check(Exception? failure)
        {
            var within = plan.At < plan.Length;
            var fails = plan.Ending is Ending.SourceFails || (plan.Ending is Ending.OperatorFails or Ending.SinkFails && within);
            if (plan.Ending != Ending.SwitchIsAborted)
            {
                Assert.Equal(fails, failure is InvalidOperationException);
            }

            switch (plan.Ending)
            {
                case Ending.SourceFailsAndIsRecovered:
                    Assert.Equal([.. Enumerable.Range(0, plan.At), Recovered], _seen);
                    break;
                case Ending.DownstreamHasEnough:
                    Assert.Equal(Enumerable.Range(0, plan.At), _seen);
                    break;
                case Ending.SwitchIsShut:
                    Assert.Equal(Enumerable.Range(0, Passed), _seen);
                    break;
                default:
                    Assert.Equal(Enumerable.Range(0, failure is null ? plan.Length : _seen.Count), _seen);
                    break;
            }
        }
    }
}
