namespace FamilyChat.Web.Security;

/// <summary>
/// Headers of every answer, errors included. The page needs nothing from anywhere else, so the policy starts from nothing and allows its own
/// scripts, styles, images, fonts and connections; injected markup can neither run, nor load, nor send.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    // The only ways from text to markup or to a script's address: DOMPurify's policy, lit-html's for the page's own templates, and the
    // page's own for its service worker. Text under any other name is refused, as is a second policy under one of these.
    internal const string TrustedTypes = "require-trusted-types-for 'script'; trusted-types dompurify lit-html familychat-worker";

    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        + TrustedTypes;

    const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        + "publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-write=(self)";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            Set((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
        headers.TryAdd("Permissions-Policy", PermissionsPolicy);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What belongs to a member is in no shared or back-button cache; static files set their own.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) headers.TryAdd("Cache-Control", "no-store");
    }
}
