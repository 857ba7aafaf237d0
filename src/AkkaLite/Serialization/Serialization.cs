using System.Collections.Concurrent;
using System.Runtime.Serialization;

namespace Akka.Serialization;

/// <summary>
/// Finds the serializer bound to a type, and the one that wrote given bytes.
/// There is no fallback: a type without a binding is refused, so no event reaches the journal in a form nobody promised to read.
/// </summary>
public class Serialization
{
    private readonly ConcurrentDictionary<Type, Serializer> _byType = new();
    private readonly Dictionary<Type, Serializer> _bindings = [];
    private readonly Dictionary<int, Serializer> _byId = [];

    internal Serialization()
    {
    }

    /// <exception cref="SerializationException">No serializer is bound to the type, its bases or its interfaces.</exception>
    public Serializer FindSerializerFor(object obj, string? defaultSerializerName = null) => FindSerializerForType(obj.GetType());

    /// <inheritdoc cref="FindSerializerFor"/>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null) =>
        _byType.GetOrAdd(objectType, static (type, bindings) =>
        {
            Type? best = null;
            foreach (var bound in bindings.Keys)
                if (bound.IsAssignableFrom(type) && (best is null || best.IsAssignableFrom(bound)))
                    best = bound;
            return best is null ? throw new SerializationException($"Serializer not found for type {type.Name}") : bindings[best];
        }, _bindings);

    /// <exception cref="SerializationException">Nobody here has that number.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        if (!_byId.TryGetValue(serializerId, out var serializer))
            throw new SerializationException($"Cannot find serializer with id [{serializerId}] (manifest [{manifest}]). Is it bound in this system?");
        return serializer switch
        {
            SerializerWithStringManifest named => named.FromBinary(bytes, manifest),
            { IncludeManifest: true } => serializer.FromBinary(bytes, Type.GetType(manifest, throwOnError: true)!),
            _ => serializer.FromBinary(bytes, typeof(object)),
        };
    }

    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest named => named.Manifest(msg),
        { IncludeManifest: true } => TypeManifest(msg.GetType()),
        _ => string.Empty,
    };

    /// <summary>Type and assembly without version, as Akka.NET writes them.</summary>
    internal static string TypeManifest(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>Called while the system is put together, before its first message.</summary>
    internal void Bind(Serializer serializer, IEnumerable<Type> types)
    {
        _byId[serializer.Identifier] = serializer;
        foreach (var type in types)
            _bindings[type] = serializer;
    }
}
