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

    /// <summary>Puts what follows into an island of its own.</summary>
    public void Boundary<T>() => Cross<T>(new Island(materializer));

    /// <summary>Comes back to the host after a part that ended in an island of its own.</summary>
    public void Return<T>()
    {
        if (_island != host)
            Cross<T>(host!);
    }

    /// <summary>Starts all islands but the host, which is running already and starts its new stages itself.</summary>
    public void Start()
    {
        Leave();
        foreach (var island in _started)
            island.Start();
    }

    private void Cross<T>(Island next)
    {
        var buffer = new BoundaryBuffer<T>();
        Append(buffer.Writer);
        Leave();
        _island = next;
        Append(buffer.Reader);
    }

    private void Leave()
    {
        if (_island != host)
            _started.Add(_island);
    }
}
