using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.Accounts;

/// <summary>A rule said no: the status, the stable code, and a sentence for the person.</summary>
sealed record Refusal(int Status, string Code, string Detail)
{
    public static readonly Refusal NotFound = new(Status404NotFound, "not-found", "There is nothing here.");
    public static readonly Refusal BadCredentials = new(Status401Unauthorized, "bad-credentials", "The user name or the password is wrong.");
    public static readonly Refusal RegistrationClosed = new(Status403Forbidden, "registration-closed", "New accounts are made by the family admin.");
    public static readonly Refusal InvalidInvitation =
        new(Status403Forbidden, "invalid-invitation", "This invitation is unknown, used, or too old. Ask the family admin for a new one.");
    public static readonly Refusal UserNameTaken = new(Status409Conflict, "user-name-taken", "This user name is taken.");
    public static readonly Refusal InvalidDisplayName = new(Status400BadRequest, "invalid-display-name", "A display name has 1 to 64 characters on one line.");
    public static readonly Refusal InvalidCode =
        new(Status400BadRequest, "invalid-code", "This code is unknown, used, or too old. Ask the family admin for a new one.");
    public static readonly Refusal LastAdmin = new(Status409Conflict, "last-admin", "A family needs an admin: give the role to somebody else first.");
    public static readonly Refusal SecondFactorRequired =
        new(Status401Unauthorized, "second-factor-required", "Enter the code from your authenticator app, or a recovery code.");
    public static readonly Refusal BadSecondFactor = new(Status401Unauthorized, "bad-second-factor", "This code is wrong or was used already.");

    public static readonly Refusal BadPasskey = new(Status401Unauthorized, "bad-credentials", "This passkey is not known here.");

    public static Refusal InvalidUserName(string detail) => new(Status400BadRequest, "invalid-user-name", detail);

    public static Refusal WeakPassword(string detail) => new(Status400BadRequest, "weak-password", detail);

    public static Refusal TooManyAttempts(TimeSpan wait) =>
        new(Status429TooManyRequests, "too-many-attempts", "Too many attempts. Wait a little and try again.") { RetryAfter = wait };

    /// <summary>How long to wait before another attempt makes sense; null where waiting changes nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public ProblemHttpResult ToResult(HttpContext context)
    {
        if (RetryAfter is { } wait) context.Response.Headers.RetryAfter = RetryAfterSeconds(wait);
        return Problems.Of(Status, Code, Detail);
    }

    static string RetryAfterSeconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a rule allowed, or why it did not.</summary>
readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
