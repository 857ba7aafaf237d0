namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>Lets the first so many go on together, and everyone after them at once.</summary>
internal sealed class Rendezvous(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _come;

    /// <returns>Whether it was one of the first.</returns>
    public async Task<bool> JoinAsync()
    {
        var place = Interlocked.Increment(ref _come);
        if (place == count)
            _all.SetResult();
        await _all.Task.InTime();
        return place <= count;
    }
}
