using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>The accounts room without a server around it: the same rules and the same database, for one command.</summary>
sealed class CommandAccounts : IAsyncDisposable
{
    readonly IHost host;

    CommandAccounts(IHost host) => this.host = host;

    public IMemberDirectory Members => host.Services.GetRequiredService<IMemberDirectory>();

    public RegistrationService Registration => host.Services.GetRequiredService<RegistrationService>();

    public PasswordService Passwords => host.Services.GetRequiredService<PasswordService>();

    public static CommandAccounts Open(string dataDirectory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["FamilyChat:DataDirectory"] = dataDirectory;
        builder.AddStorage();
        builder.AddWebSecurity();
        builder.AddAccounts();
        return new CommandAccounts(builder.Build());
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
