using FamilyChat.Music.Sql;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>The Chinook database imported as it is, and its questions.</summary>
public sealed class ChinookFixture : IAsyncLifetime
{
    private TestLibrary _library = null!;

    internal TestLibrary Library => _library;

    public static TheoryData<string, string> Questions()
    {
        var data = new TheoryData<string, string>();
        foreach (var parts in File.ReadLines(TestLibrary.DataPath("chinook-questions.txt")).Select(l => l.Split('|', 2)))
            data.Add(parts[0], parts[1]);
        return data;
    }

    public async Task InitializeAsync() => _library = await TestLibrary.ChinookAsync();

    public async Task DisposeAsync() => await _library.DisposeAsync();

    /// <summary>What the original file answers without any guard.</summary>
    internal static string[] FromTheOriginal(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={TestLibrary.DataPath("chinook.sqlite")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return [.. lines];
    }

    internal async Task<SqlVerdict> JudgeAsync(string written) => await _library.Guard.ValidateAsync(written);
}
