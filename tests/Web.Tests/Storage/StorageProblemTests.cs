using Dapper;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Storage;

public sealed class StorageProblemTests
{
    [Fact]
    public async Task A_database_held_by_another_program_is_told_plainly_and_recovers()
    {
        await using var host = await FamilyHost.StartAsync(("BusySeconds", "1"));
        using var mona = await host.RegisterAdminAsync();
        using (var other = host.Services.GetRequiredService<AppDatabase>().Open())
        {
            other.Execute("BEGIN IMMEDIATE");
            await mona.SendAsync(HttpMethod.Put, "/api/preferences", new { theme = "dark" }).ShouldRefuseAsync(503, "not-saved");
            other.Execute("ROLLBACK");
        }
        await mona.SendAsync(HttpMethod.Put, "/api/preferences", new { theme = "dark" }).ShouldBeAsync(200);
    }
}
