using System.Runtime.CompilerServices;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Contract.Tests.Streams;

/// <summary>
/// Random lines of operators that at most merge elements, with random ends: nothing is lost, doubled or put in another order,
/// the materialised task always ends, and the source is always disposed, once.
/// </summary>
public sealed class RandomGraphSpecs : StreamSpec
{
    public enum Operator
    {
        Map,
        OneTask,
        ThreeTasks,
        TimedGroups,
        Batches,
        WeightedBatches,
        Translation,
        Timeouts,
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
        var elements = Source.From(() => run.Elements()).ViaMaterialized(KillSwitches.Single<int>(), Keep.Right).Select(element =>
        {
            run.Passed++;
            return new[] { element };
        });
        if (plan.Ending == Ending.SourceFailsAndIsRecovered)
        {
            elements = elements.Recover(_ => Option<int[]>.Create([Recovered]));
        }

        foreach (var name in plan.Operators.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            elements = Apply(elements, Enum.Parse<Operator>(name), plan.Pause);
        }

        if (plan.Ending == Ending.OperatorFails)
        {
            elements = elements.Select(merged => merged.Contains(plan.At) ? throw new InvalidOperationException() : merged);
        }

        var (killSwitch, done) = plan.Ending == Ending.DownstreamHasEnough
            ? RunFirst(elements, run)
            : elements.ToMaterialized(Sink.ForEach<int[]>(run.See), Keep.Both).Run(Materializer);
        run.Switch.SetResult(killSwitch);
        var failure = await Record.ExceptionAsync(() => done.Soon());
        run.Check(failure);
        await Eventually(() => run.Disposed == run.Started);
    }

    private (UniqueKillSwitch KillSwitch, Task Done) RunFirst(Source<int[], UniqueKillSwitch> elements, Run run)
    {
        var (killSwitch, first) = elements.ToMaterialized(Sink.First<int[]>(), Keep.Both).Run(Materializer);
        return (killSwitch, SeeAsync());

        async Task SeeAsync() => run.See(await first);
    }

    private static Source<int[], UniqueKillSwitch> Apply(Source<int[], UniqueKillSwitch> source, Operator step, int pause) => step switch
    {
        Operator.Map => source.Select(merged => merged),
        Operator.OneTask => source.SelectAsync(1, merged => Pause(merged, pause)),
        Operator.ThreeTasks => source.SelectAsync(3, merged => Pause(merged, pause)),
        Operator.TimedGroups => source.GroupedWithin(pause, TimeSpan.FromMilliseconds(1)).Select(group => group.SelectMany(all => all).ToArray()),
        Operator.Batches => source.Batch(pause, merged => merged, Append),
        Operator.WeightedBatches => source.BatchWeighted(pause, merged => merged.Length, merged => merged, Append),
        Operator.Translation => source.SelectError(cause => cause).Recover(_ => Option<int[]>.None),
        _ => source.IdleTimeout(Limit).InitialTimeout(Limit),
    };

    private static int[] Append(int[] batch, int[] merged) => [.. batch, .. merged];

    private static async Task<int[]> Pause(int[] merged, int pause)
    {
        if (merged[0] % pause == 0)
        {
            await Task.Yield();
        }

        return merged;
    }

    /// <param name="At">The element at which the ending happens; at the source's end when it is the length.</param>
    /// <param name="Pause">How often something is asynchronous.</param>
    public sealed record Plan(string Operators, int Length, Ending Ending, int At, int Pause);

    private sealed class Run(Plan plan)
    {
        private readonly List<int> _seen = [];
        private int _disposed;

        /// <summary>Known once the stream runs.</summary>
        public TaskCompletionSource<UniqueKillSwitch> Switch { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Passed { get; set; }

        public int Started { get; private set; }

        public int Disposed => Volatile.Read(ref _disposed);

        public void See(int[] merged)
        {
            if (plan.Ending == Ending.SinkFails && merged.Contains(plan.At))
            {
                throw new InvalidOperationException();
            }

            _seen.AddRange(merged);
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
                        await StopAsync();
                        if (plan.Ending is Ending.SourceFails or Ending.SourceFailsAndIsRecovered)
                        {
                            throw new InvalidOperationException();
                        }
                    }

                    if (element == plan.Length)
                    {
                        yield break;
                    }

                    await Pause([element], plan.Pause);
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
                    Assert.Equal(plan.Length == 0, failure is NoSuchElementException);
                    Assert.Equal(Enumerable.Range(0, _seen.Count), _seen);
                    break;
                case Ending.SwitchIsShut:
                    Assert.Equal(Enumerable.Range(0, Passed), _seen);
                    break;
                default:
                    Assert.Equal(Enumerable.Range(0, failure is null ? plan.Length : _seen.Count), _seen);
                    break;
            }
        }

        private async Task StopAsync()
        {
            if (plan.Ending == Ending.SwitchIsShut)
            {
                (await Switch.Task).Shutdown();
            }
            else if (plan.Ending == Ending.SwitchIsAborted)
            {
                (await Switch.Task).Abort(new InvalidOperationException());
            }
        }
    }
}
