using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>The base of an xunit test class: a system of its own, shut down after each test; its log goes to the test's output.</summary>
public class TestKit : TestKitBase, IDisposable
{
    protected readonly ITestOutputHelper? Output;

    private bool _disposed;

    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    public TestKit(string config, ITestOutputHelper? output = null)
        : this(ConfigurationFactory.ParseString(config), output: output)
    {
    }

    protected static XunitAssertions Assertions { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called at the end of every test, before its system goes down with <c>Shutdown</c>.</summary>
    protected virtual void AfterAll()
    {
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed || !disposing)
        {
            return;
        }

        _disposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
        }
    }

    /// <summary>Sends the log of <paramref name="system"/> to the test's output.</summary>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is not null)
        {
            system.EventStream.Subscribe(new TestOutputLogger(Output), typeof(LogEvent));
        }
    }
}
