namespace Akka.Streams.Interpreter;

/// <summary>
/// Turns a blueprint into running stages. Every graph here is a line, built from the source down, so a cursor is enough:
/// each part appends its stages below what is there.
/// </summary>
internal sealed class Materialization(Island island)
{
    private Connection? _tail;

    public void Append(Stage stage)
    {
        _tail = stage.Attach(island, _tail);
        island.Add(stage);
    }
}
