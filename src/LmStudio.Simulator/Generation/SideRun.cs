using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>A request that is answered in one piece, such as an embedding: it loads, queues and takes a slot as a chat does.</summary>
internal sealed class SideRun(GenerationHost host, Behaviour behaviour, ChatPrompt prompt, RequestRecord record)
{
    public async Task RunAsync(Func<ModelInstance, Task> work, CancellationToken gone)
    {
        await WaitAsync(behaviour.DelayBeforeHeaders, gone);
        if (behaviour.Error is { } scripted)
            throw new WireException(WireError.Scripted(scripted));
        var instance = await host.Shelf.RentAsync(prompt.Model, embedding: true, timeToLive: null, gone);
        try
        {
            record.Routed(instance.Id, prompt.CountTokens());
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone, instance.Unloaded, host.Options.Stopping);
            var taking = instance.Slots.TakeAsync(PromptPrefix.Of(prompt), ended.Token);
            if (!taking.IsCompleted)
                record.Queued();
            using var hold = new SlotHold(host.Recorder, instance.Slots, await taking);
            record.PrefillStarted(hold.Slot.Index, cachedTokens: 0);
            await WaitAsync(behaviour.DelayToFirstToken, ended.Token);
            await work(instance);
        }
        catch (OperationCanceledException) when (instance.Unloaded.IsCancellationRequested)
        {
            throw new WireException(WireError.Refused("Model unloaded."));
        }
        finally
        {
            host.Shelf.Return(instance);
        }
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancelled) =>
        time > TimeSpan.Zero ? Task.Delay(time, host.Options.TimeProvider, cancelled) : Task.CompletedTask;
}
