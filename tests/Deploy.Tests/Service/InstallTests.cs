using System.Diagnostics;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Service;

/// <summary>The scripts, run against an empty root directory as a package build does.</summary>
public sealed class InstallTests : IDisposable
{
    static readonly string[] Scripts = ["install", "upgrade", "uninstall", "familychat"];

    readonly Folder folder = new();

    public InstallTests()
    {
        Publish("one");
        Directory.CreateDirectory(Root);
    }

    string Root => folder.At("root");

    string App => folder.At("app");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Installing_twice_is_installing_once()
    {
        await RunAsync("install", App);
        var once = Files();
        await RunAsync("install", App);

        Assert.Equal(once, Files());
        Assert.Contains("usr/lib/familychat/FamilyChat.Web.dll", once);
        Assert.Contains("usr/lib/systemd/system/familychat.service", once);
        Assert.Contains("etc/familychat/familychat.env", once);
    }

    [Fact]
    public async Task An_upgrade_keeps_the_settings_and_leaves_no_old_file()
    {
        await RunAsync("install", App);
        await File.WriteAllTextAsync(InRoot("etc/familychat/familychat.env"), "FamilyChat__Registration=open\n");
        File.Delete(Path.Combine(App, "Old.dll"));
        Publish("two");

        await RunAsync("upgrade", App);

        Assert.Equal("two", await File.ReadAllTextAsync(InRoot("usr/lib/familychat/FamilyChat.Web.dll")));
        Assert.False(File.Exists(InRoot("usr/lib/familychat/Old.dll")));
        Assert.Equal("FamilyChat__Registration=open\n", await File.ReadAllTextAsync(InRoot("etc/familychat/familychat.env")));
    }

    [Fact]
    public async Task Uninstalling_keeps_data_and_settings_until_they_are_purged()
    {
        await RunAsync("install", App);
        Directory.CreateDirectory(InRoot("var/lib/familychat"));
        await File.WriteAllTextAsync(InRoot("var/lib/familychat/app.db"), "years of talk");

        await RunAsync("uninstall");
        Assert.Equal(["etc/familychat/familychat.env", "var/lib/familychat/app.db"], Files());

        await RunAsync("uninstall", "--purge");
        await RunAsync("uninstall", "--purge");
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Nothing_is_upgraded_where_nothing_is_installed()
    {
        var outcome = await ScriptAsync("upgrade", App);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Without_a_published_program_nothing_is_touched()
    {
        var outcome = await ScriptAsync("install", folder.At("nowhere"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("dotnet publish", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Every_script_is_one_a_plain_shell_reads()
    {
        foreach (var script in Scripts.Select(name => Repository.At("deploy", "systemd", name)).Append(Repository.At("deploy", "arch", "PKGBUILD")))
        {
            var outcome = await Shell.RunAsync(script.EndsWith("PKGBUILD", StringComparison.Ordinal) ? "bash" : "sh", ["-n", script]);
            Assert.True(outcome.ExitCode == 0, outcome.Text);
        }
    }

    [FactWith("shellcheck")]
    public async Task Shellcheck_finds_nothing()
    {
        var outcome = await Shell.RunAsync("shellcheck", [.. Scripts.Select(name => Repository.At("deploy", "systemd", name))]);

        Assert.True(outcome.ExitCode == 0, outcome.Text);
    }

    void Publish(string version)
    {
        Directory.CreateDirectory(Path.Combine(App, "wwwroot"));
        File.WriteAllText(Path.Combine(App, "FamilyChat.Web.dll"), version);
        File.WriteAllText(Path.Combine(App, "wwwroot", "index.html"), "<!doctype html>");
        if (version == "one") File.WriteAllText(Path.Combine(App, "Old.dll"), "old");
    }

    string InRoot(string path) => Path.Combine(Root, path);

    List<string> Files() =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    async Task RunAsync(string script, params string[] arguments)
    {
        var outcome = await ScriptAsync(script, arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Text);
    }

    Task<Outcome> ScriptAsync(string script, params string[] arguments) =>
        Shell.RunAsync(Repository.At("deploy", "systemd", script), arguments, (ProcessStartInfo start) => start.Environment["DESTDIR"] = Root);
}
