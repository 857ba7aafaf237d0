namespace Akka.Contract.Tests.Kit;

/// <summary>Expectations that only what never comes keeps waiting: three seconds, the default, are nothing on a busy machine.</summary>
public abstract class PatientTestKit(string config = "") : TestKit.Xunit2.TestKit(
    $"""
    akka.test.single-expect-default = 60s
    akka.test.default-timeout = 60s
    akka.test.filter-leeway = 60s
    {config}
    """)
{
    /// <summary>Only a wait in vain is as long.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
}
