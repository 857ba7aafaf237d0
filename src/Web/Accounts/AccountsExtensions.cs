using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

public static class AccountsExtensions
{
    // OWASP's figure for PBKDF2-HMAC-SHA512, 2023; older hashes are renewed at the next sign-in.
    const int HashIterations = 210_000;

    static readonly TimeSpan PasskeyCeremony = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Members, sessions and everything about them. Needs <c>AddStorage</c> and <c>AddWebSecurity</c>, an <see cref="IServerFacts"/> and an
    /// <see cref="IMemberPolicies"/>; every registered <see cref="IAccountEvents"/> is told what happens.
    /// </summary>
    public static IHostApplicationBuilder AddAccounts(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidation>();
        AddStores(services);
        services.AddSingleton<AccountEventPublisher>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<FailureStore>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<RegistrationService>();
        services.AddSingleton<PasswordService>();
        services.AddSingleton<OwnAccount>();
        services.AddSingleton<MemberAdministration>();
        services.AddScoped<SessionStarter>();
        services.AddSingleton<SessionSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionSweeper>());
        AddAuthentication(services);
        return builder;
    }

    /// <summary>The endpoints of accounts, sessions, preferences and their administration.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSession();
        routes.MapPasswords();
        routes.MapDevices();
        routes.MapPreferences();
        routes.MapSecondFactor();
        routes.MapPasskeys();
        routes.MapAdminUsers();
        routes.MapInvitations();
        return routes;
    }

    static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<MemberStore>();
        services.AddSingleton<IMemberDirectory>(provider => provider.GetRequiredService<MemberStore>());
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionUse>();
        services.AddSingleton<SessionTickets>();
        services.AddSingleton<LongAnswers>();
        services.AddSingleton<IAccountEvents>(provider => provider.GetRequiredService<LongAnswers>());
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<SecondFactorStore>();
    }

    static void AddAuthentication(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<MemberAccount>, PasswordHasher<MemberAccount>>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                // Identity keeps the challenge of a passkey ceremony here.
                options.Cookie.Name = "familychat-passkey";
                options.ExpireTimeSpan = PasskeyCeremony;
            });
        services.AddIdentityCore<MemberAccount>().AddSignInManager();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<IUserStore<MemberAccount>>(provider => provider.GetRequiredService<PasskeyStore>());
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AuthenticatorTimeout = PasskeyCeremony;
        });
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookies>();
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Member, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.Admin, policy => policy.RequireRole(AccessPolicies.AdminRole));
    }
}
