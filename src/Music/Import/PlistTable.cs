using System.Xml;

namespace FamilyChat.Music.Import;

/// <summary>
/// "iTunes Library.xml": a property list whose <c>Tracks</c> dictionary holds one dictionary a song. Tracks leave out the keys they have no value for,
/// so the keys are gathered in a first pass. Read as a stream; document types and entities are ignored.
/// </summary>
internal sealed class PlistTable : TextTable
{
    private const int MostKeys = 200;

    private readonly string _path;
    private readonly List<string> _keys = [];
    private readonly long _total;

    /// <exception cref="ImportRefusedException">It is no iTunes library.</exception>
    public PlistTable(string path, string name, CancellationToken cancellation) : base(name)
    {
        _path = path;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in Guarded(() => Entries(cancellation)))
        {
            _total += key == "Track ID" ? 1 : 0;
            if (known.Count < MostKeys && known.Add(key))
                _keys.Add(key);
        }
        if (_total == 0)
            throw new ImportRefusedException(ImportRefusals.NoTracks);
    }

    public override long? Total => _total + 1;

    public override IEnumerable<TextRow> Rows(ImportLog? log, CancellationToken cancellation)
    {
        yield return new TextRow(1, [.. _keys]);
        var places = _keys.Select((key, at) => (key, at)).ToDictionary(k => k.key, k => k.at, StringComparer.Ordinal);
        var cells = new string?[_keys.Count];
        var row = 1L;
        foreach (var (key, value) in Guarded(() => Entries(cancellation)))
        {
            if (key == "Track ID" && row++ > 1)
            {
                yield return new TextRow(row - 1, cells);
                Array.Clear(cells);
            }
            if (places.TryGetValue(key, out var at))
                cells[at] = value;
        }
        yield return new TextRow(row, cells);
    }

    /// <summary>Key and value of every entry of every track; a track starts with its <c>Track ID</c>.</summary>
    private IEnumerable<(string Key, string? Value)> Entries(CancellationToken cancellation)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, MaxCharactersFromEntities = 1024,
        };
        using var reader = XmlReader.Create(_path, settings);
        var depth = TracksDepth(reader);
        string? key = null;
        while (depth >= 0 && reader.Depth >= depth && !reader.EOF)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != depth + 1)
            {
                if (!reader.Read())
                    yield break;
            }
            else if (reader.Name == "key")
            {
                key = reader.ReadElementContentAsString();
            }
            else
            {
                var value = Value(reader);
                if (key is not null)
                    yield return (key, value);
                key = null;
            }
        }
    }

    /// <summary>Goes to the first track and says how deep tracks lie, or -1.</summary>
    private static int TracksDepth(XmlReader reader)
    {
        while (reader.ReadToFollowing("key"))
        {
            if (reader.ReadElementContentAsString() != "Tracks" || (reader.NodeType != XmlNodeType.Element && !reader.Read()))
                continue;
            var depth = reader.Depth + 1;
            return reader.Name == "dict" && reader.Read() ? depth : -1;
        }
        return -1;
    }

    private static string? Value(XmlReader reader)
    {
        if (reader.Name is "true" or "false")
        {
            var text = reader.Name;
            reader.Skip();
            return text;
        }
        if (reader.Name is "string" or "integer" or "real" or "date")
            return reader.ReadElementContentAsString();
        reader.Skip();
        return null;
    }

    private static IEnumerable<T> Guarded<T>(Func<IEnumerable<T>> open)
    {
        using var items = open().GetEnumerator();
        while (true)
        {
            try
            {
                if (!items.MoveNext())
                    yield break;
            }
            catch (XmlException e)
            {
                throw new ImportRefusedException(ImportRefusals.FileDamagedAt(e.LineNumber), e);
            }
            yield return items.Current;
        }
    }
}
