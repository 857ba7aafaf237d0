using System.Diagnostics;

namespace FamilyChat.LmStudio.Tests.Support;

internal static class Wait
{
    /// <summary>Only a wait in vain is as long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var started = Stopwatch.StartNew(); !condition(); await Task.Delay(2))
            Assert.True(started.Elapsed < Limit, $"{what} did not come within {Limit.TotalSeconds} s");
    }

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task InTime(this Task task) => task.WaitAsync(Limit);
}
