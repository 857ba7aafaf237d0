using FamilyChat.LmStudio.Simulator.Recording;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>A slot taken for one reply; given back once, however often it is disposed.</summary>
internal sealed class SlotHold : IDisposable
{
    private readonly SimulatorRecorder _recorder;
    private readonly SlotPool _pool;
    private bool _given;

    public SlotHold(SimulatorRecorder recorder, SlotPool pool, Slot slot)
    {
        (_recorder, _pool, Slot) = (recorder, pool, slot);
        recorder.SlotTaken();
    }

    public Slot Slot { get; }

    public void Dispose()
    {
        if (_given)
            return;
        _given = true;
        _pool.Give(Slot);
        _recorder.SlotGiven();
    }
}
