namespace Akka.TestKit;

/// <summary>How a failed expectation is told to the test framework.</summary>
public interface ITestKitAssertions
{
    void Fail(string format = "", params object[] args);

    void AssertTrue(bool condition, string format = "", params object[] args);

    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);
}

/// <summary>A test kit whose messages carry no sender, as a probe's.</summary>
public interface INoImplicitSender
{
}
