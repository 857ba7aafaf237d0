namespace FamilyChat.Web.Operations.Memory;

/// <summary>
/// When to give memory back. The collector takes its time where there is plenty, and a house that has fallen silent would keep what an
/// evening of chatting left behind, beside a model that wants it. Once when silence falls, and once more when the conversations of that
/// evening have left memory. Pure but for what it remembers.
/// </summary>
sealed class IdleRule
{
    /// <summary>Quiet looks, three seconds each, after which a conversation nobody looks at has been passivated (two minutes).</summary>
    internal const int UntilPassivated = 50;

    /// <summary>Bytes allocated from one look to the next while nothing happens: a health check, a timer.</summary>
    const long Quiet = 256 * 1024;

    /// <summary>Bytes allocated since the last time that make another worth its pause of some 20 ms.</summary>
    const long Worthwhile = 8 * 1024 * 1024;

    long seen;
    long tidied;
    int quietLooks;
    bool again;

    /// <param name="allocated">Bytes allocated since the process began.</param>
    public bool IsDue(long allocated)
    {
        var isQuiet = allocated - seen < Quiet;
        seen = allocated;
        quietLooks = isQuiet ? quietLooks + 1 : 0;
        if (isQuiet && allocated - tidied >= Worthwhile)
        {
            tidied = allocated;
            return again = true;
        }

        if (!again || quietLooks < UntilPassivated) return false;
        again = false;
        return true;
    }
}
