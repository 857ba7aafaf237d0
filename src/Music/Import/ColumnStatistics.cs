using System.Globalization;

namespace FamilyChat.Music.Import;

/// <summary>How full a column is and what its values look like, gathered while rows are written.</summary>
internal sealed class ColumnStatistics
{
    private const int MostExamples = 6, LongestExample = 60;

    private readonly List<string> _examples = [];

    public long Filled { get; private set; }

    public IReadOnlyList<string> Examples => _examples;

    public void Add(object? value)
    {
        if (value is null)
            return;
        Filled++;
        // Neighbouring rows are alike; looking at ever rarer rows shows more of the column.
        if (_examples.Count >= MostExamples || (Filled & (Filled - 1)) != 0 && Filled > 64)
            return;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (text.Length is > 0 and <= LongestExample && !_examples.Contains(text))
            _examples.Add(text);
    }
}
