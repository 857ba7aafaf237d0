namespace FamilyChat.Web.Tests.Audit;

/// <summary>Tests with a whole server of their own: mona is its admin, noah a member.</summary>
public abstract class FamilyOfTwo(params (string Key, string Value)[] settings) : IAsyncLifetime
{
    private protected AuditFamily Family { get; private set; } = null!;

    private protected Browser Noah { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Family = await AuditFamily.StartAsync(settings);
        Noah = await Family.Server.RegisterAsync("noah");
    }

    public async Task DisposeAsync()
    {
        Noah.Dispose();
        await Family.DisposeAsync();
    }
}
