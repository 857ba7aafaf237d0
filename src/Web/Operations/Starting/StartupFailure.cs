using System.Net.Sockets;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Operations.Starting;

/// <summary>Why FamilyChat does not start, in one sentence that says what to do.</summary>
static class StartupFailure
{
    const int SqliteFull = 13;
    const int SqliteReadOnly = 8;

    /// <returns>Null for what is nobody's mistake but ours: that deserves its stack trace.</returns>
    public static string? Explain(Exception problem) => problem switch
    {
        StorageException => problem.Message,
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        SqliteException { SqliteErrorCode: SqliteFull } => "The disk with the data directory is full. Free some space and start again.",
        SqliteException { SqliteErrorCode: SqliteReadOnly } => "The data directory is read-only for this user. Make it writable and start again.",
        SqliteException sqlite => $"A database cannot be used: {sqlite.Message} Check with the verify command, and restore the last backup if it is damaged.",
        IOException { InnerException: AddressInUseException } => $"{Sentence(problem.Message)} Stop the other program, or choose another address with --urls.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on that port. Ports below 1024 belong to root: choose one above with --urls, or put a reverse proxy in front.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "This machine does not have the address given with --urls. Use one of its own, or http://0.0.0.0:5000 for all.",
        ArgumentOutOfRangeException { ParamName: "port" } => "The port given with --urls is not one; use 1 to 65535, for example http://0.0.0.0:5000.",
        TimeZoneNotFoundException or InvalidTimeZoneException => $"{Sentence(problem.Message)} FamilyChat:TimeZone takes a name like Europe/Berlin.",
        // The configuration binder and the file readers name the setting or the file themselves.
        InvalidOperationException when problem.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            $"{Sentence(problem.Message)} See docs/settings.md for what it takes.",
        InvalidDataException or FormatException => Sentence(problem.InnerException is { } inner ? $"{problem.Message} {inner.Message}" : problem.Message),
        UnauthorizedAccessException or IOException => Sentence(problem.Message),
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
