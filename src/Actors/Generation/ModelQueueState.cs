using System.Collections.Immutable;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// Who uses the model and who waits. Members take turns (round robin); within a member, first come first served; side jobs come when
/// nobody else does. Pure.
/// </summary>
internal sealed record ModelQueueState
{
    public int Slots { get; init; } = 1;

    /// <summary>The server can be given work.</summary>
    public bool Open { get; init; } = true;

    public ImmutableDictionary<RunId, Turn> Running { get; init; } = ImmutableDictionary<RunId, Turn>.Empty;

    /// <summary>Each member's waiting turns, in the order the members come next.</summary>
    public ImmutableList<ImmutableList<Turn>> Lanes { get; init; } = [];

    public ImmutableList<Turn> SideJobs { get; init; } = [];

    public ModelQueueState Enqueue(Turn turn)
    {
        if (turn.Kind == TurnKind.SideJob)
            return this with { SideJobs = SideJobs.Add(turn) };
        var lane = Lanes.FindIndex(l => l[0].Member == turn.Member);
        return this with { Lanes = lane < 0 ? Lanes.Add([turn]) : Lanes.SetItem(lane, Lanes[lane].Add(turn)) };
    }

    /// <summary>Back to the head of the line: its turn was taken away through nobody's fault.</summary>
    public ModelQueueState Return(RunId run)
    {
        if (!Running.TryGetValue(run, out var turn))
            return this;
        var idle = this with { Running = Running.Remove(run) };
        if (turn.Kind == TurnKind.SideJob)
            return idle with { SideJobs = SideJobs.Insert(0, turn) };
        var lane = idle.Lanes.FindIndex(l => l[0].Member == turn.Member);
        ImmutableList<Turn> mine = lane < 0 ? [turn] : idle.Lanes[lane].Insert(0, turn);
        return idle with { Lanes = (lane < 0 ? idle.Lanes : idle.Lanes.RemoveAt(lane)).Insert(0, mine) };
    }

    public ModelQueueState Remove(RunId run)
    {
        var lanes = Lanes.ConvertAll(l => l.RemoveAll(t => t.Run == run)).RemoveAll(l => l.IsEmpty);
        return this with { Running = Running.Remove(run), Lanes = lanes, SideJobs = SideJobs.RemoveAll(t => t.Run == run) };
    }

    /// <summary>Grants as many turns as there are slots. A member who got one goes to the end of the round.</summary>
    public ModelQueueState Grant(out ImmutableList<Turn> granted)
    {
        var state = this;
        granted = [];
        while (state.Open && state.Running.Count < state.Slots && state.Next() is { } next)
        {
            state = next.State with { Running = next.State.Running.Add(next.Turn.Run, next.Turn) };
            granted = granted.Add(next.Turn);
        }

        return state;
    }

    /// <summary>Side jobs that hold a slot a person waits for.</summary>
    public IEnumerable<Turn> ToRevoke() =>
        Lanes.IsEmpty || Running.Count < Slots ? [] : Running.Values.Where(t => t.Kind == TurnKind.SideJob).Take(Lanes.Count);

    /// <summary>Everyone who waits, in the order their turns will come.</summary>
    public IEnumerable<Turn> Line()
    {
        for (var round = 0; ; round++)
        {
            var any = false;
            foreach (var lane in Lanes)
            {
                if (round >= lane.Count)
                    continue;
                any = true;
                yield return lane[round];
            }

            if (!any)
                yield break;
        }
    }

    private (ModelQueueState State, Turn Turn)? Next()
    {
        if (!Lanes.IsEmpty)
        {
            var lane = Lanes[0];
            var rest = lane.RemoveAt(0);
            var lanes = Lanes.RemoveAt(0);
            return (this with { Lanes = rest.IsEmpty ? lanes : lanes.Add(rest) }, lane[0]);
        }

        return SideJobs.IsEmpty || !Running.IsEmpty ? null : (this with { SideJobs = SideJobs.RemoveAt(0) }, SideJobs[0]);
    }
}
