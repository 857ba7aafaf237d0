using System.Diagnostics;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Starting;

/// <summary>The commands of the runbook, typed as it says.</summary>
public sealed class CommandTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_account_is_added_listed_and_given_a_code_without_a_server()
    {
        var added = await AddAsync("mona", "the cat of mona sleeps");
        var listed = await PublishedServer.CommandAsync(folder.Path, "user", "list");
        var reset = await PublishedServer.CommandAsync(folder.Path, "user", "reset", "MONA");

        Assert.Contains("Added mona (admin).", added, StringComparison.Ordinal);
        Assert.Contains("mona\tadmin\tactive", listed.Output, StringComparison.Ordinal);
        Assert.Matches("Code for mona: ([0-9A-Z]{4}-){3}[0-9A-Z]{4}", reset.Output);
    }

    [Fact]
    public async Task A_weak_password_is_refused_with_its_reason() =>
        Assert.Contains("password", await AddAsync("mona", "1234"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task An_unknown_account_has_no_code()
    {
        await AddAsync("mona", "the cat of mona sleeps");

        var reset = await PublishedServer.CommandAsync(folder.Path, "user", "reset", "nobody");

        Assert.Equal(1, reset.ExitCode);
        Assert.Contains("user list", reset.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_directory_is_not_made()
    {
        var verified = await PublishedServer.CommandAsync(folder.Path, "verify", "--data", folder.At("typo"));

        Assert.Equal(1, verified.ExitCode);
        Assert.False(Directory.Exists(folder.At("typo")));
    }

    [Fact]
    public async Task The_doctor_and_verify_find_a_damaged_database()
    {
        await AddAsync("mona", "the cat of mona sleeps");
        await using (var file = File.OpenWrite(Path.Combine(folder.At("data"), "app.db")))
        {
            file.Position = 4096;
            file.Write(new byte[4096 * 4]);
        }

        var verified = await PublishedServer.CommandAsync(folder.Path, "verify");
        var doctor = await PublishedServer.CommandAsync(folder.Path, "doctor");

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("app.db: damaged", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("BAD  app.db", doctor.Output, StringComparison.Ordinal);
    }

    async Task<string> AddAsync(string name, string password)
    {
        using var process = Shell.Start(
            "dotnet", [Path.Combine(Repository.App, "FamilyChat.Web.dll"), "user", "add", name, "--role", "admin"],
            start => Here(start, folder.Path));
        await process.StandardInput.WriteLineAsync(password);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        return await output + await errors;
    }

    static void Here(ProcessStartInfo start, string path)
    {
        start.WorkingDirectory = path;
        start.Environment["FamilyChat__DataDirectory"] = Path.Combine(path, "data");
    }
}
