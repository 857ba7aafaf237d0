using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Service;

/// <summary>The Arch package, made by makepkg itself around a program that is published already.</summary>
public sealed class PackageTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [FactWith("makepkg", "bsdtar", "fakeroot", "systemd-sysusers")]
    public async Task Makepkg_makes_a_package_with_the_program_the_service_and_settings_that_an_upgrade_keeps()
    {
        await CopyAsync("deploy");
        await CopyAsync("docs");
        File.Copy(Repository.At("LICENSE"), folder.At("LICENSE"));
        var published = folder.At("deploy/arch/src/app");
        Directory.CreateDirectory(Path.GetDirectoryName(published)!);
        await RunAsync("cp", "-R", Repository.App, published);

        // It refuses to run as root.
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "-R", "nobody", folder.Path);
        string[] asNobody = Environment.IsPrivilegedProcess ? ["runuser", "-u", "nobody", "--"] : [];
        string[] makepkg = ["env", $"HOME={folder.Path}", $"PKGDEST={folder.Path}", "PKGEXT=.pkg.tar", "makepkg", "--repackage", "--nodeps"];
        string[] command = [.. asNobody, .. makepkg];
        var made = await Shell.RunAsync(command[0], command[1..], start => start.WorkingDirectory = folder.At("deploy/arch"));
        Assert.True(made.ExitCode == 0, made.Text);

        var package = Assert.Single(Directory.GetFiles(folder.Path, "familychat-*.pkg.tar"));
        var files = (await RunAsync("bsdtar", "-tf", package)).Split('\n');
        foreach (var file in new[]
        {
            "usr/lib/familychat/FamilyChat.Web.dll", "usr/lib/systemd/system/familychat.service", "usr/lib/sysusers.d/familychat.conf", "usr/lib/tmpfiles.d/familychat.conf",
            "usr/bin/familychat", "usr/share/licenses/familychat/LICENSE", "etc/familychat/familychat.env", ".INSTALL",
        })
            Assert.Contains(file, files);
        var about = (await RunAsync("bsdtar", "-xOf", package, ".PKGINFO")).Split('\n');
        Assert.Contains("backup = etc/familychat/familychat.env", about);
        Assert.Contains("depend = aspnet-runtime>=10.0", about);
        Assert.DoesNotContain(files, file => file.Contains("/win-x64/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("var/", StringComparison.Ordinal));
        await WorksLaidOutAsync(package, Directory.CreateDirectory(folder.At("root")).FullName);
    }

    /// <summary>In an empty root, with what pacman's hooks do after it.</summary>
    static async Task WorksLaidOutAsync(string package, string root)
    {
        await RunAsync("bsdtar", "-xpf", package, "-C", root);
        await RunAsync("systemd-sysusers", $"--root={root}");
        // Ownership needs root; the folders do not.
        var folders = await Shell.RunAsync("systemd-tmpfiles", ["--create", $"--root={root}", "familychat.conf"]);
        var version = await RunAsync("dotnet", Path.Combine(root, "usr/lib/familychat/FamilyChat.Web.dll"), "--version");

        Assert.Contains("familychat:", await File.ReadAllTextAsync(Path.Combine(root, "etc/passwd")), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(root, "var/lib/familychat")), folders.Text);
        Assert.StartsWith("0.", version, StringComparison.Ordinal);
    }

    Task<string> CopyAsync(string name) => RunAsync("cp", "-R", Repository.At(name), folder.At(name));

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var outcome = await Shell.RunAsync(program, arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Text);
        return outcome.Output;
    }
}
