using FamilyChat.Actors;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>The rooms of accounts and audit without a server around it: the same rules, settings and database, for one command.</summary>
sealed class CommandAccounts : IDisposable
{
    readonly IHost host;

    CommandAccounts(IHost host) => this.host = host;

    public IMemberDirectory Members => host.Services.GetRequiredService<IMemberDirectory>();

    public RegistrationService Registration => host.Services.GetRequiredService<RegistrationService>();

    public PasswordService Passwords => host.Services.GetRequiredService<PasswordService>();

    public AuditVerifier Chain => host.Services.GetRequiredService<AuditVerifier>();

    public AuditStore Audit => host.Services.GetRequiredService<AuditStore>();

    /// <summary>With the settings the server would read.</summary>
    public static CommandAccounts Open(string dataDirectory) => Open(CommandSettings.Read(dataDirectory));

    internal static CommandAccounts Open(IConfiguration settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(settings);
        builder.AddStorage();
        builder.AddWebSecurity();
        builder.AddAccounts();
        builder.Services.AddSingleton<IAccountEvents, OutboxAccountEvents>();
        builder.Services.AddSingleton<JournalReader>();
        builder.Services.AddSingleton<AuditVerifier>();
        builder.Services.AddSingleton<Func<ChatOptions>>(() => new ChatOptions());
        builder.Services.AddSingleton<AuditStore>();
        return new CommandAccounts(builder.Build());
    }

    public void Dispose() => host.Dispose();
}
