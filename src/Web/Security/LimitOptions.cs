namespace FamilyChat.Web.Security;

/// <summary>Section <c>FamilyChat:Limits</c>: what one browser or address may ask for. Zero switches a limit off, unless it says otherwise.</summary>
public sealed class LimitOptions
{
    public const string Section = "FamilyChat:Limits";

    /// <summary>Requests a minute of one member, or of one address that is not signed in.</summary>
    public int RequestsPerMinute { get; set; } = 3000;

    /// <summary>Sign-ins, registrations and password changes a minute of one address: each costs a core a tenth of a second.</summary>
    public int CredentialRequestsPerMinute { get; set; } = 600;

    /// <summary>Failed sign-ins on one account before a wait begins that doubles each time.</summary>
    public int SignInFailuresPerAccount { get; set; } = 5;

    /// <summary>The same for one address, which a whole household may share.</summary>
    public int SignInFailuresPerAddress { get; set; } = 30;

    /// <summary>The doubling wait grows no further, and failures are forgotten after this many minutes; at least 1.</summary>
    public int SignInLongestWaitMinutes { get; set; } = 15;

    /// <summary>Passwords hashed at the same time; others wait their turn. At least 1.</summary>
    public int PasswordHashesAtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Bytes of a request's body, where an endpoint does not say otherwise (an upload does).</summary>
    public long RequestBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Bytes of all headers of a request; at least 4096.</summary>
    public int RequestHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>Open pages of one member, over all devices.</summary>
    public int ConnectionsPerMember { get; set; } = 64;

    /// <summary>Connections open at once, WebSockets included.</summary>
    public int Connections { get; set; } = 5000;
}
