using Akka.Actor;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

internal sealed class TestOutputLogger(ITestOutputHelper output) : ActorRefBase
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "test"), "/output");

    protected override void TellInternal(object message, IActorRef? sender)
    {
        try
        {
            output.WriteLine("{0}", message);
        }
        catch (InvalidOperationException)
        {
            // The test is over; xunit takes no more lines.
        }
    }
}
