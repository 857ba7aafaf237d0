namespace FamilyChat.Music.Sql;

/// <summary>What SQLite says of a statement before it runs.</summary>
public abstract record SqlVerdict
{
    private SqlVerdict()
    {
    }

    /// <summary>It may run. <paramref name="Sql"/> is the statement after the repairs that needed no model, each named in <paramref name="Repairs"/>.</summary>
    public sealed record Valid(string Sql, IReadOnlyList<string> Columns, IReadOnlyList<string> Repairs) : SqlVerdict;

    /// <summary>It is wrong. <paramref name="Message"/> is SQLite's own; <paramref name="Hint"/> names what comes nearest in this library.</summary>
    public sealed record Invalid(string Message, string? Hint) : SqlVerdict
    {
        /// <summary>What the model is told, so that it can correct itself.</summary>
        public string ForModel => Hint is null ? Message : $"{Message}. {Hint}";
    }

    /// <summary>It is not a single reading SELECT over the library, so no correction will be tried.</summary>
    public sealed record Refused(string Message) : SqlVerdict;
}
