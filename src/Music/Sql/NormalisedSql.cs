namespace FamilyChat.Music.Sql;

/// <summary>One form for statements that differ only in spaces, comments and the case of their words. Texts stay as they are.</summary>
internal static class NormalisedSql
{
    public static string Of(string sql) =>
        string.Join(' ', SqlTokenizer.Read(sql).Select(t => t.Kind is SqlTokenKind.Text or SqlTokenKind.QuotedName ? t.In(sql) : t.In(sql).ToLowerInvariant()));
}
