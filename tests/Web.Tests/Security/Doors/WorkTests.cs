using Dapper;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>
/// An answer that takes longer when something exists tells that it does. What takes time is counted here, not the time itself, which a busy
/// machine would blur.
/// </summary>
public sealed class WorkTests
{
    [Fact]
    public async Task A_sign_in_computes_one_hash_whether_the_name_is_known_unknown_or_disabled()
    {
        var hasher = new CountingHasher();
        await using var host = await FamilyHost.StartAsync(services => services.AddSingleton<IPasswordHasher<MemberAccount>>(hasher));
        using var admin = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(admin, "leo");
        await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await leo.MemberIdAsync()}", new { disabled = true }).ShouldBeAsync(200);
        using var stranger = host.OpenBrowser();
        foreach (var userName in new[] { "nobody", "mona", "leo" })
        {
            var before = hasher.Computed;

            await stranger.SignInAsync(userName, "wrong password").ShouldRefuseAsync(401, "bad-credentials");

            Assert.Equal((userName, 1), (userName, hasher.Computed - before));
        }
    }

    /// <summary>Her conversation cannot be read here, so whoever opened it to answer would fail in another way.</summary>
    [Fact]
    public async Task Asking_for_what_is_anothers_opens_nothing_of_hers()
    {
        await using var family = await Family.GatherAsync();
        await family.RestartAsync(beforeStart: () => Damage(family.Server.DataDirectory, family.Hers.Conversation));
        using var maya = family.Server.OpenBrowser();
        using var leo = family.Server.OpenBrowser();
        await maya.SignInAsync("maya").ShouldBeAsync(200);
        await leo.SignInAsync("leo").ShouldBeAsync(200);

        await leo.GetAsync($"/api/conversations/{family.Hers.Conversation}").ShouldRefuseAsync(404, "not-found");

        await maya.GetAsync($"/api/conversations/{family.Hers.Conversation}").ShouldRefuseAsync(503, "unavailable");
    }

    static void Damage(string dataDirectory, string conversation)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "journal.db")};Pooling=False");
        connection.Execute("UPDATE journal SET message = zeroblob(3) WHERE persistence_id = @id", new { id = $"conversation-{conversation}" });
        connection.Execute("DELETE FROM snapshot");
    }

    sealed class CountingHasher : IPasswordHasher<MemberAccount>
    {
        readonly PasswordHasher<MemberAccount> real = new();
        int computed;

        public int Computed => Volatile.Read(ref computed);

        public string HashPassword(MemberAccount user, string password)
        {
            Interlocked.Increment(ref computed);
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(MemberAccount user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref computed);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
