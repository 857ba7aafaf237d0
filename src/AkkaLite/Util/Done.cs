namespace Akka;

/// <summary>The result of work that has no result: it is finished.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}

/// <summary>The materialised value of a stream part that has none.</summary>
public sealed class NotUsed
{
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }
}
