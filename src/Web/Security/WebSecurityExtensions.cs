using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

public static class WebSecurityExtensions
{
    static readonly TimeSpan HstsAge = TimeSpan.FromDays(180);

    /// <summary>Limits, antiforgery, cookie keys in <c>keys/</c>, and problem+json for every error. Needs <c>AddStorage</c>.</summary>
    public static IHostApplicationBuilder AddWebSecurity(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsValidation>();
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsValidation>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>();
        services.AddSingleton<IConfigureOptions<SocketTransportOptions>, SendBuffers>();
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.Builder.ForwardedHeadersOptions>, ProxyHeaders>();
        services.AddHsts(hsts => hsts.MaxAge = HstsAge);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>(RateLimits.Configure);
        services.AddAntiforgery(ConfigureAntiforgery);
        services.AddDataProtection().SetApplicationName("FamilyChat");
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((keys, data, log) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.PrivateFolder("keys")), log));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = static context =>
            context.ProblemDetails.Extensions.TryAdd("code", Problems.CodeOf(context.HttpContext.Response.StatusCode)));
        return builder;
    }

    /// <summary>
    /// Everything that stands before the endpoints: proxies, headers, host, errors, routing, who is asking, limits, origin, authorisation and the
    /// CSRF token, in this order. Call it first.
    /// </summary>
    public static IApplicationBuilder UseWebSecurity(this IApplicationBuilder app) => app
        .UseForwardedHeaders()
        .UseMiddleware<SecurityHeaders>()
        .UseExceptionHandler()
        .UseStatusCodePages()
        .UseMiddleware<HostCheck>()
        .UseHsts()
        .UseRouting()
        .UseAuthentication()
        .UseRateLimiter()
        .UseMiddleware<OriginCheck>()
        .UseAuthorization()
        .UseMiddleware<CsrfCheck>();

    static void ConfigureAntiforgery(AntiforgeryOptions options)
    {
        options.HeaderName = CsrfCheck.Header;
        options.SuppressXFrameOptionsHeader = true;
        options.Cookie.Name = "familychat-csrf";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
