using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
}

/// <summary>
/// Ends a system in phases: the tasks of one phase run side by side, the next begins when all are done, have failed or
/// have used up the phase's time (5 s unless configured, 10 s for the last). The last phase stops the actors.
/// </summary>
public sealed class CoordinatedShutdown : IExtension
{
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";
    public const string PhaseServiceUnbind = "service-unbind";
    public const string PhaseServiceRequestsDone = "service-requests-done";
    public const string PhaseServiceStop = "service-stop";
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private static readonly TimeSpan DefaultPhaseTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    private static readonly string[] Phases =
    [
        PhaseBeforeServiceUnbind, PhaseServiceUnbind, PhaseServiceRequestsDone, PhaseServiceStop,
        PhaseBeforeActorSystemTerminate, PhaseActorSystemTerminate,
    ];

    private readonly ActorSystemImpl _system;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string Name, Func<Task<Done>> Run)>> _tasks = new();
    private readonly TaskCompletionSource<Done> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    internal CoordinatedShutdown(ActorSystemImpl system)
    {
        _system = system;
        AddTask(PhaseActorSystemTerminate, "terminate-system", async () =>
        {
            await system.StopActors();
            return Done.Instance;
        });
    }

    /// <summary>Why it runs; null before.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    public static CoordinatedShutdown Get(ActorSystem sys) => new CoordinatedShutdownExtension().Apply(sys);

    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        if (!Phases.Contains(phase))
        {
            throw new ConfigurationException($"Unknown phase [{phase}], known phases [{string.Join(",", Phases)}].");
        }

        _tasks.GetOrAdd(phase, static _ => new()).Enqueue((taskName, task));
    }

    /// <summary>Runs the phases once, all or from <paramref name="fromPhase"/> on; later calls wait for the first.</summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _ = RunPhases(fromPhase ?? Phases[0]);
        }

        return _completion.Task;
    }

    private async Task RunPhases(string first)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        foreach (var phase in Phases.SkipWhile(phase => phase != first))
        {
            if (_tasks.TryGetValue(phase, out var tasks))
            {
                await RunPhase(phase, [.. tasks.Select(task => RunTask(phase, task.Name, task.Run))]);
            }
        }

        _completion.TrySetResult(Done.Instance);
    }

    private async Task RunPhase(string phase, Task[] tasks)
    {
        var limit = _system.Config.GetTimeSpan(
            $"akka.coordinated-shutdown.phases.{phase}.timeout",
            phase == PhaseActorSystemTerminate ? TerminationTimeout : DefaultPhaseTimeout);
        try
        {
            await Task.WhenAll(tasks).WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            _system.Log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", phase, limit);
        }
    }

    private async Task RunTask(string phase, string name, Func<Task<Done>> run)
    {
        try
        {
            await run();
        }
        catch (Exception exception)
        {
            _system.Log.Warning("Task [{0}] failed in phase [{1}]: {2}", name, phase, exception.Message);
        }
    }

    public class Reason
    {
        protected Reason()
        {
        }
    }

    public class UnknownReason : Reason
    {
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    public class ClrExitReason : Reason
    {
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }

    public class ActorSystemTerminateReason : Reason
    {
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }
}
