using System.Security.Cryptography;
using System.Text;
using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Storage;

/// <summary>Whatever schema a family's file has, the next start brings it to the newest one with everything in it.</summary>
public sealed class MigrationTests : IDisposable
{
    const string FirstFormOfTheAudit = "0002-audit as it was first written";

    static readonly IReadOnlyList<Migration> Known = Migration.ReadFrom(typeof(AppDatabase).Assembly, AppDatabase.MigrationFolder);

    readonly SqliteConnection connection = new("Data Source=:memory:");

    public MigrationTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    public static TheoryData<string> EarlierSchemas => [.. Known.Select(m => m.Name), FirstFormOfTheAudit];

    [Theory]
    [MemberData(nameof(EarlierSchemas))]
    public void Every_earlier_schema_becomes_the_newest_and_keeps_what_cannot_be_read_again(string schema)
    {
        Migrator.Migrate(connection, PathTo(schema));
        var hasAudit = connection.ExecuteScalar<int>("PRAGMA user_version") >= 2;
        connection.Execute(
            "INSERT INTO members (id, user_name, normalized_name, display_name, role, password_hash, security_stamp, created_at) VALUES ('1', 'maya', 'MAYA', 'Maya', 'child', 'x', 'y', 1)");
        if (hasAudit)
            connection.Execute("INSERT INTO audit_chain VALUES (1, x'01'); INSERT INTO settings VALUES ('FamilyChat:Registration', 'Closed'); UPDATE audit_state SET position = 1");

        Migrator.Migrate(connection, Known);

        Assert.Equal(Newest(), Schema(connection));
        Assert.Equal("maya", connection.ExecuteScalar<string>("SELECT user_name FROM members"));
        Assert.Equal(hasAudit ? 1 : 0, connection.ExecuteScalar<int>("SELECT count(*) FROM audit_chain"));
        Assert.Equal(hasAudit ? "Closed" : null, connection.ExecuteScalar<string?>("SELECT value FROM settings"));
    }

    /// <summary>A database that has passed a step never sees it again: what is changed in it later is missing there for ever.</summary>
    [Theory]
    [InlineData("0001-accounts", "a908dd2974e62eef8194049653e289a60c09944d74cf665e0cc79e4c96ec902c")]
    [InlineData("0002-audit", "19b50f48ab8fd9e9e19efa43d89ee77d1bab78fef669f0b22155613de9a8241b")]
    [InlineData("0003-doors", "4e5c5ceb8711b83ae0152bc1197af3a7f16e886b70496c870b2f96d2cd5e632a")]
    [InlineData("0004-audit-and-outbox", "9ac9d1145133a41427feb595ad06af65562aca9f57cd13554ee7872ab3998533")]
    public void A_step_that_was_taken_somewhere_is_not_edited(string name, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Known.Single(m => m.Name == name).Sql))));

    static IReadOnlyList<Migration> PathTo(string schema) => schema == FirstFormOfTheAudit
        ? [Known[0], Known[1] with { Sql = FirstForm() }]
        : [.. Known.TakeWhile(m => m.Name != schema), Known.Single(m => m.Name == schema)];

    static string FirstForm()
    {
        using var reader = new StreamReader(typeof(MigrationTests).Assembly.GetManifestResourceStream("0002-audit-first-form.sql")!);
        return reader.ReadToEnd();
    }

    static string Newest()
    {
        using var fresh = new SqliteConnection("Data Source=:memory:");
        fresh.Open();
        Migrator.Migrate(fresh, Known);
        return Schema(fresh);
    }

    static string Schema(SqliteConnection of) =>
        string.Join('\n', of.Query<string>("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY name"));
}
