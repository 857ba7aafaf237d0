namespace FamilyChat.LmStudio.Simulator.Recording;

/// <summary>The line of one request in the recorder; costs nothing when recording is off.</summary>
internal sealed class RequestRecord(SimulatorRecorder recorder, long number, TimeProvider clock)
{
    /// <summary>Tokens are written up this often, so that recording does not slow a quick stream.</summary>
    private const int TokensBetweenUpdates = 16;

    private int _tokens;

    public void Routed(string model, int promptTokens) =>
        Change(request => request with { Model = model, PromptTokens = promptTokens });

    public void Queued() => Change(request => request with { Queued = true });

    public void PrefillStarted(int slot, int cachedTokens) =>
        Change(request => request with { Slot = slot, CachedTokens = cachedTokens, PrefillStarted = clock.GetUtcNow() });

    public void GenerationStarted() => Change(request => request with { GenerationStarted = clock.GetUtcNow() });

    public void ClientGone() => Change(request => request with { ClientGone = true });

    public void Token()
    {
        if (++_tokens == 1 || _tokens % TokensBetweenUpdates == 0)
            Change(request => request with { Tokens = _tokens });
    }

    public void Ended(GenerationOutcome outcome) =>
        Change(request => request with { Tokens = _tokens, Outcome = outcome, Ended = clock.GetUtcNow() });

    private void Change(Func<RecordedRequest, RecordedRequest> change)
    {
        if (recorder.IsOn)
            recorder.Update(number, change);
    }
}
