using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>
/// One request from its arrival to its last token: load, queue, prompt, text. A client that goes stops it at once, but for
/// the processing of the prompt, which runs to its end and holds the slot, as on the real engines.
/// </summary>
internal sealed class GenerationRun(GenerationHost host, Behaviour behaviour, ChatPrompt prompt, ReplyWriter writer, RequestRecord record)
{
    /// <summary>How often the progress of a load is told.</summary>
    private static readonly TimeSpan LoadBeat = TimeSpan.FromMilliseconds(60);

    private readonly TimeProvider _clock = host.Options.TimeProvider;
    private readonly long _arrived = host.Options.TimeProvider.GetTimestamp();
    private GenerationOutcome _stage = GenerationOutcome.CutInQueue;
    private TimeSpan? _loadTook;

    public async Task<GenerationOutcome> RunAsync(Connection connection)
    {
        var watched = writer.Streams && !behaviour.IgnoreDisconnect ? connection.Aborted : CancellationToken.None;
        await using var noticed = connection.Aborted.Register(record.ClientGone);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(watched, host.Options.Stopping);
        try
        {
            return await RunAsync(connection, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return host.Options.Stopping.IsCancellationRequested ? GenerationOutcome.ServerStopped : _stage;
        }
        catch (WireException refused)
        {
            await LastWords.SayAsync(writer.FailAsync(refused.Error, FailureStyle.Dialect, gone.Token), host.Options.Stopping);
            return GenerationOutcome.Refused;
        }
    }

    private async Task<GenerationOutcome> RunAsync(Connection connection, CancellationToken gone)
    {
        await WaitAsync(behaviour.DelayBeforeHeaders, gone);
        if (behaviour.Error is { } scripted)
            throw new WireException(WireError.Scripted(scripted));
        var instance = await RentAsync(gone);
        try
        {
            var promptTokens = prompt.CountTokens();
            record.Routed(instance.Id, promptTokens);
            if (promptTokens >= instance.ContextLength && await OverflowAsync(instance, promptTokens, gone))
                return GenerationOutcome.Refused;
            if (!writer.TellsProgress && !host.Options.Dialect.HeadersAtFirstToken)
                await writer.OpenAsync(Frame(instance), gone);
            return await InSlotAsync(instance, Math.Min(promptTokens, instance.ContextLength), connection, gone);
        }
        finally
        {
            host.Shelf.Return(instance);
        }
    }

    private async Task<ModelInstance> RentAsync(CancellationToken gone)
    {
        var renting = host.Shelf.RentAsync(prompt.Model, embedding: false, prompt.TimeToLive, gone);
        try
        {
            if (writer.TellsProgress)
                await writer.OpenAsync(new ReplyFrame(host.NewId(), Now(), prompt.Model, ModelFacts.Unknown), gone);
            if (renting.IsCompleted)
                return await renting;
            if (host.Options.Dialect.RefusesWhileLoading)
                throw new WireException(new WireError(503, "Loading model") { Type = "unavailable_error", Shape = ErrorShape.NumericCode });
            return await TellLoadingAsync(renting, gone);
        }
        catch
        {
            _ = ReturnOnceLoadedAsync(renting);
            throw;
        }
    }

    private async Task<ModelInstance> TellLoadingAsync(Task<ModelInstance> renting, CancellationToken gone)
    {
        var expected = host.Shelf.Downloaded.FirstOrDefault(model => model.Id == prompt.Model)?.LoadTime ?? TimeSpan.Zero;
        var started = _clock.GetTimestamp();
        await writer.LoadProgressAsync(new LoadProgress(prompt.Model, 0, Took: null), gone);
        while (!renting.IsCompleted)
        {
            await Task.WhenAny(renting, WaitAsync(LoadBeat, gone));
            var share = expected > TimeSpan.Zero ? Math.Min(1, _clock.GetElapsedTime(started) / expected) : 1;
            await writer.LoadProgressAsync(new LoadProgress(prompt.Model, Math.Round(share, 3), Took: null), gone);
        }
        var instance = await renting;
        _loadTook = _clock.GetElapsedTime(started);
        await writer.LoadProgressAsync(new LoadProgress(instance.Id, 1, _loadTook), gone);
        return instance;
    }

    /// <summary>A model whose request has gone is not held for it.</summary>
    private async Task ReturnOnceLoadedAsync(Task<ModelInstance> renting)
    {
        await ((Task)renting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (renting.IsCompletedSuccessfully)
            host.Shelf.Return(await renting);
    }

    /// <returns>Whether the request ended here.</returns>
    private async Task<bool> OverflowAsync(ModelInstance instance, int promptTokens, CancellationToken gone)
    {
        var rule = host.Options.Dialect.Overflow;
        if (rule == OverflowRule.CutSilently)
            return false;
        if (rule == OverflowRule.ErrorEvent && writer.Streams)
            await writer.OpenAsync(Frame(instance), gone);
        var overflow = Overflow.Error(host.Options, promptTokens, instance.ContextLength);
        await LastWords.SayAsync(writer.FailAsync(overflow, FailureStyle.Dialect, gone), host.Options.Stopping);
        return true;
    }

    private async Task<GenerationOutcome> InSlotAsync(
        ModelInstance instance, int promptTokens, Connection connection, CancellationToken gone)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone, instance.Unloaded);
        try
        {
            var prefix = PromptPrefix.Of(prompt);
            using var hold = new SlotHold(host.Recorder, instance.Slots, await TakeSlotAsync(instance, prefix, ended.Token));
            await ProcessPromptAsync(instance, hold.Slot, prefix, promptTokens, gone);
            if (host.Options.Dialect.HeadersAtFirstToken)
                await writer.OpenAsync(Frame(instance), gone);
            _stage = GenerationOutcome.Cut;
            record.GenerationStarted();
            var writing = new ReplyWriting(host, behaviour, prompt, writer, record, instance, promptTokens)
            {
                Arrived = _arrived,
                LoadTook = _loadTook,
                Hold = hold,
            };
            return await writing.RunAsync(connection, gone, ended.Token);
        }
        catch (OperationCanceledException) when (instance.Unloaded.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            await LastWords.SayAsync(writer.FailAsync(WireError.Refused("Model unloaded."), FailureStyle.Dialect, gone), host.Options.Stopping);
            return GenerationOutcome.Evicted;
        }
    }

    private async Task<Slot> TakeSlotAsync(ModelInstance instance, PromptPrefix prefix, CancellationToken ended)
    {
        var taking = instance.Slots.TakeAsync(prefix, ended);
        if (!taking.IsCompleted)
            record.Queued();
        return await taking;
    }

    /// <summary>One prompt at a time, and to its end: only the server's stop cuts it short.</summary>
    private async Task ProcessPromptAsync(
        ModelInstance instance, Slot slot, PromptPrefix prefix, int promptTokens, CancellationToken gone)
    {
        var stopping = host.Options.Stopping;
        await instance.Slots.Prefill.WaitAsync(gone);
        try
        {
            _stage = GenerationOutcome.CutInPrefill;
            var cached = (int)(promptTokens * (slot.Cached?.ShareOf(prefix) ?? 0));
            record.PrefillStarted(slot.Index, cached);
            var reading = host.Options.PrefillTokensPerSecond is { } speed
                ? TimeSpan.FromSeconds((promptTokens - cached) / speed)
                : TimeSpan.Zero;
            await writer.PromptProgressAsync(0, gone);
            await WaitAsync(reading + behaviour.DelayToFirstToken, stopping);
            slot.Cached = prefix;
            await writer.PromptProgressAsync(1, gone);
        }
        finally
        {
            instance.Slots.Prefill.Release();
        }
        gone.ThrowIfCancellationRequested();
    }

    private ReplyFrame Frame(ModelInstance instance) => new(
        host.NewId(), Now(), behaviour.AnswerAsModel ?? instance.Id, ModelFactsOf.Instance(instance));

    private long Now() => _clock.GetUtcNow().ToUnixTimeSeconds();

    private Task WaitAsync(TimeSpan time, CancellationToken cancelled) =>
        time > TimeSpan.Zero ? Task.Delay(time, _clock, cancelled) : Task.CompletedTask;
}
