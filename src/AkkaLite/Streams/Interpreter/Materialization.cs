namespace Akka.Streams.Interpreter;

/// <summary>
/// Turns a blueprint into running stages. Every graph here is a line, built from the source down, so a cursor is enough:
/// each part appends its stages below what is there, and an asynchronous boundary starts the next island.
/// </summary>
internal sealed class Materialization(IslandMaterializer materializer, Island? host = null)
{
    private readonly List<Island> _started = [];
    private Island _island = host ?? new Island(materializer);
    private Connection? _tail;

    public void Append(Stage stage)
    {
        _tail = stage.Attach(_island, _tail);
        _island.Add(stage);
    }

    public void Boundary<T>()
    {
        var buffer = new BoundaryBuffer<T>();
        Append(buffer.Writer);
        Leave();
        _island = new Island(materializer);
        Append(buffer.Reader);
    }

    /// <summary>Starts all islands but the host, which is running already and starts its new stages itself.</summary>
    public void Start()
    {
        Leave();
        foreach (var island in _started)
        {
            island.Start();
        }
    }

    private void Leave()
    {
        if (_island != host)
        {
            _started.Add(_island);
        }
    }
}
