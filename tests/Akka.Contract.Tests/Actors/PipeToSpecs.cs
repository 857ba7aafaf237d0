using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class PipeToSpecs : PatientTestKit
{
    [Fact]
    public async Task The_result_arrives_as_a_message()
    {
        await Task.FromResult("result").PipeTo(TestActor, ActorRefs.Nobody);

        await ExpectMsgAsync("result");
        Assert.Equal(ActorRefs.Nobody, LastSender);
    }

    [Fact]
    public async Task A_failure_arrives_as_a_failure_status()
    {
        await Failing<string>().PipeTo(TestActor);

        var failure = await ExpectMsgAsync<Status.Failure>();
        Assert.Equal("piped", failure.Cause.Message);
    }

    [Fact]
    public async Task Both_can_be_turned_into_messages_of_ones_own()
    {
        await Task.FromResult(2).PipeTo(TestActor, success: static number => $"got {number}");
        await Failing<int>().PipeTo(TestActor, failure: static exception => $"lost: {exception.Message}");

        await ExpectMsgAsync("got 2");
        await ExpectMsgAsync("lost: piped");
    }

    private static async Task<T> Failing<T>()
    {
        await Task.Yield();
        throw new InvalidOperationException("piped");
    }
}
