using Akka.Streams.Interpreter;

namespace Akka.Streams;

/// <summary>What ends of a graph are open. The shapes are names for the compiler only; no instance of them is needed.</summary>
public abstract class Shape
{
    private protected Shape()
    {
    }
}

/// <summary>One open output.</summary>
public sealed class SourceShape<TOut> : Shape
{
    private SourceShape()
    {
    }
}

/// <summary>One open input.</summary>
public sealed class SinkShape<TIn> : Shape
{
    private SinkShape()
    {
    }
}

/// <summary>One open input and one open output.</summary>
public sealed class FlowShape<TIn, TOut> : Shape
{
    private FlowShape()
    {
    }
}

/// <summary>Nothing is open: the graph can run.</summary>
public class ClosedShape : Shape
{
    private ClosedShape()
    {
    }
}

/// <summary>A blueprint of a part of a stream; it can be materialised any number of times.</summary>
public interface IGraph<out TShape>
    where TShape : Shape;

/// <summary>A blueprint, and the type of the value that each materialisation of it hands out.</summary>
public interface IGraph<out TShape, out TMaterialized> : IGraph<TShape>
    where TShape : Shape
{
    /// <summary>Appends the stages of this part and returns its materialised value.</summary>
    internal TMaterialized Build(Materialization run);
}
