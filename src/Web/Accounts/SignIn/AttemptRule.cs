namespace FamilyChat.Web.Accounts;

/// <summary>How long one must wait after failing: some attempts are free, then the wait doubles from five seconds up to a limit.</summary>
/// <param name="Free">Failures without a wait.</param>
/// <param name="LongestWait">The wait grows no further; a failure is forgotten this long after the last one.</param>
readonly record struct AttemptRule(int Free, TimeSpan LongestWait)
{
    const int LongestDoubling = 30;

    public TimeSpan WaitAfter(int failures)
    {
        if (failures < Free) return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(5L << Math.Min(failures - Free, LongestDoubling));
        return wait < LongestWait ? wait : LongestWait;
    }
}
