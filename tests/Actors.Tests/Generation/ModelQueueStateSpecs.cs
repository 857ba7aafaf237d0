using Akka.Actor;
using FamilyChat.Actors.Generation;
using FsCheck;
using FsCheck.Fluent;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;

namespace FamilyChat.Actors.Tests.Generation;

public sealed class ModelQueueStateSpecs
{
    [Fact]
    public void Members_take_turns_however_much_one_of_them_asks()
    {
        var state = new ModelQueueState { Slots = 0 };
        for (var n = 0; n < 5; n++)
            state = state.Enqueue(Turn(n, member: 1));
        state = state.Enqueue(Turn(100, member: 2)).Enqueue(Turn(200, member: 3));

        Assert.Equal([0, 100, 200, 1, 2, 3, 4], state.Line().Select(Number));
    }

    [Fact]
    public void A_returned_turn_is_first_in_line_again()
    {
        var state = new ModelQueueState().Enqueue(Turn(1, 1)).Enqueue(Turn(2, 2)).Grant(out _);

        state = state.Return(Turn(1, 1).Run);

        Assert.Equal([1, 2], state.Line().Select(Number));
    }

    [Fact]
    public void A_side_job_waits_until_nobody_else_does_and_gives_way()
    {
        var state = new ModelQueueState().Enqueue(Turn(1, 1, TurnKind.SideJob)).Enqueue(Turn(2, 2)).Grant(out var granted);
        Assert.Equal([2], granted.Select(Number));

        state = state.Remove(Turn(2, 2).Run).Grant(out granted);
        Assert.Equal([1], granted.Select(Number));

        state = state.Enqueue(Turn(3, 3)).Grant(out _);
        Assert.Equal([1], state.ToRevoke().Select(Number));
    }

    [Fact]
    public void While_the_server_is_away_nobody_gets_a_turn()
    {
        var state = (new ModelQueueState() with { Open = false }).Enqueue(Turn(1, 1)).Grant(out var granted);

        Assert.Empty(granted);
        (state with { Open = true }).Grant(out granted);
        Assert.Equal([1], granted.Select(Number));
    }

    [Fact]
    public void No_member_waits_more_than_one_turn_longer_than_round_robin_allows() =>
        Prop.ForAll(
            Gen.Choose(1, 6).ListOf().Resize(60).ToArbitrary(),
            Gen.Choose(1, 4).ToArbitrary(),
            (members, slots) =>
            {
                var state = new ModelQueueState { Slots = slots };
                var number = 0;
                foreach (var member in members)
                    state = state.Enqueue(Turn(number++, member));

                var served = new Dictionary<MemberId, int>();
                while (state.Running.Count > 0 || state.Lanes.Count > 0)
                {
                    var waiting = state.Lanes.Select(l => l[0].Member).ToList();
                    state = state.Grant(out var granted);
                    foreach (var turn in granted)
                        served[turn.Member] = served.GetValueOrDefault(turn.Member) + 1;

                    // Whoever still has something waiting has been served at most one time less than anybody else.
                    var least = state.Lanes.Select(l => served.GetValueOrDefault(l[0].Member)).DefaultIfEmpty(int.MaxValue).Min();
                    if (least != int.MaxValue && served.Values.Max() - least > 1)
                        return false;
                    if (granted.Count == 0 && state.Running.Count == 0)
                        return waiting.Count == 0;
                    state = state.Remove(state.Running.Values.MinBy(Number)!.Run);
                }

                return served.Values.Sum() == members.Count;
            }).QuickCheckThrowOnFailure();

    private static Turn Turn(int n, int member, TurnKind kind = TurnKind.Person) =>
        new(new RunId(Given.Id(n)), new MemberId(Given.Id(member)), kind, null, ActorRefs.Nobody);

    private static int Number(Turn turn) => BitConverter.ToInt32(turn.Run.Value.ToByteArray(), 0);
}
