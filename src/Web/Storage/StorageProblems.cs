using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Storage;

/// <summary>A full disk or a busy database is the server's trouble and passes: 503 <c>not-saved</c>, so that the page keeps what was typed and tries again.</summary>
sealed class StorageProblems(ILogger<StorageProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (SqliteException or StorageException)) return false;
        log.LogError(exception, "A request could not use the database");
        await Problems.WriteAsync(
            httpContext, StatusCodes.Status503ServiceUnavailable, "not-saved",
            "The server cannot use its database just now; its disk may be full. Nothing was changed. Try again, and tell your family admin.");
        return true;
    }
}
