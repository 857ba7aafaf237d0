namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>What one request's reply looks like beyond its words.</summary>
internal sealed record OpenAiStyle(DialectTraits Dialect)
{
    public bool IncludeUsage { get; init; }
    public bool ScriptedRoleInEveryDelta { get; init; }

    /// <summary><c>stats</c>, <c>model_info</c> and <c>runtime</c> of <c>/api/v0</c>.</summary>
    public bool WithStats { get; init; }

    public bool RoleInEveryDelta => ScriptedRoleInEveryDelta || Dialect.RoleInEveryDelta;
}
