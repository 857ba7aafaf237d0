namespace Akka.Contract.Tests;

/// <summary>
/// A test kit that waits long for what must come: a machine may be put off for seconds, and what comes late has still come. What must
/// not come has its own, short limit at its place.
/// </summary>
public abstract class ActorSpec(string config = "") : TestKit.Xunit2.TestKit(
    $$"""
    akka.test.default-timeout = 30s
    akka.test.single-expect-default = 30s
    akka.test.filter-leeway = 30s
    {{config}}
    """)
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
