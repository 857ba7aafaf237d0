using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.Operations.OpenApi;

readonly record struct ErrorCode(int Status, string Code);

/// <summary>The refusals that belong to one operation, as the contract between page and server fixes them (docs/protocol.md).</summary>
static class ErrorCodes
{
    static readonly ErrorCode WeakPassword = new(Status400BadRequest, "weak-password");
    static readonly ErrorCode TooManyAttempts = new(Status429TooManyRequests, "too-many-attempts");
    static readonly ErrorCode InvalidTitle = new(Status400BadRequest, "invalid-title");

    static readonly ErrorCode InvalidFormat = new(Status400BadRequest, "invalid-format");
    static readonly ErrorCode InvalidSettings = new(Status400BadRequest, "invalid-settings");
    static readonly ErrorCode TooLarge = new(Status413PayloadTooLarge, "too-large");
    static readonly ErrorCode NotFound = new(Status404NotFound, "not-found");

    static readonly Dictionary<string, ErrorCode[]> ByOperation = new(StringComparer.Ordinal)
    {
        ["POST /api/users"] =
        [
            WeakPassword, new(Status400BadRequest, "invalid-user-name"), new(Status400BadRequest, "invalid-display-name"), new(Status409Conflict, "user-name-taken"),
            new(Status403Forbidden, "registration-closed"), new(Status403Forbidden, "invalid-invitation"), TooManyAttempts,
        ],
        ["POST /api/session"] =
        [
            new(Status401Unauthorized, "bad-credentials"), new(Status401Unauthorized, "second-factor-required"),
            new(Status401Unauthorized, "bad-second-factor"), TooManyAttempts,
        ],
        ["PUT /api/session/password"] = [WeakPassword, new(Status401Unauthorized, "bad-credentials"), TooManyAttempts],
        ["POST /api/users/password-reset"] = [WeakPassword, new(Status400BadRequest, "invalid-code"), TooManyAttempts],
        ["POST /api/session/passkey"] = [new(Status401Unauthorized, "bad-credentials")],
        ["POST /api/session/second-factor"] = [new(Status401Unauthorized, "bad-credentials"), TooManyAttempts],
        ["POST /api/session/second-factor/confirm"] = [new(Status401Unauthorized, "bad-second-factor"), TooManyAttempts],
        ["POST /api/session/second-factor/remove"] = [new(Status401Unauthorized, "bad-credentials"), TooManyAttempts],
        ["PUT /api/preferences"] = [new(Status400BadRequest, "invalid-preferences")],
        ["GET /api/conversations"] = [new(Status400BadRequest, "invalid-view")],
        ["POST /api/conversations"] = [InvalidTitle, new(Status400BadRequest, "invalid-task"), new(Status403Forbidden, "model-not-allowed")],
        ["PATCH /api/conversations/{id}"] = [InvalidTitle, new(Status400BadRequest, "invalid-task"), new(Status403Forbidden, "model-not-allowed")],
        ["GET /api/conversations/{id}/export"] = [InvalidFormat],
        ["GET /api/export"] = [InvalidFormat],
        ["GET /api/conversations/{id}/messages/{messageId}/rows.m3u8"] = [new(Status409Conflict, "no-files")],
        ["GET /api/music/names"] = [new(Status400BadRequest, "bad-request")],
        ["POST /api/music/aliases"] = [NotFound],
        ["GET /api/admin/music/preview"] = [NotFound],
        ["PUT /api/admin/music/meanings"] = [NotFound],
        ["POST /api/admin/music/preview"] = [TooLarge, new(Status422UnprocessableEntity, "not-music")],
        ["POST /api/admin/music/import"] = [TooLarge, NotFound],
        ["GET /api/admin/audit"] = [NotFound],
        ["GET /api/admin/audit/verify"] = [new(Status400BadRequest, "invalid-hash")],
        ["PUT /api/admin/settings"] = [InvalidSettings],
        ["POST /api/admin/settings/test"] = [InvalidSettings],
        ["POST /api/admin/users"] =
            [WeakPassword, new(Status400BadRequest, "invalid-user-name"), new(Status400BadRequest, "invalid-display-name"), new(Status409Conflict, "user-name-taken")],
        ["PATCH /api/admin/users/{id}"] =
            [new(Status400BadRequest, "invalid-display-name"), new(Status400BadRequest, "invalid-policy"), new(Status409Conflict, "last-admin")],
    };

    public static IEnumerable<ErrorCode> Of(string method, string path) =>
        ByOperation.TryGetValue($"{method} {path.TrimEnd('/')}", out var codes) ? codes : [];
}
