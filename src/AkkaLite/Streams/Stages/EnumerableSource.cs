using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>Emits a sequence, one element for each that is asked for, and disposes its enumerator however the stream ends.</summary>
internal sealed class EnumerableSource<T>(IEnumerable<T> elements) : SourceStage<T>
{
    private IEnumerator<T>? _enumerator;

    public override void PreStart() => _enumerator = elements.GetEnumerator();

    public override void OnPull()
    {
        if (_enumerator!.MoveNext())
            Push(_enumerator.Current);
        else
            CompleteStage();
    }

    protected override void PostStop() => _enumerator?.Dispose();
}
