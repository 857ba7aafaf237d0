using System.Globalization;
using System.Text.RegularExpressions;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Service;

public sealed partial class UnitTests
{
    const double MostExposure = 2.0;

    static string Unit => Repository.At("deploy", "systemd", "familychat.service");

    [FactWith("systemd-analyze")]
    public async Task The_service_is_as_closed_as_it_can_be()
    {
        var report = await Shell.RunAsync("systemd-analyze", ["security", "--offline=true", "--no-pager", Unit]);

        var exposure = Exposure().Match(report.Text);
        Assert.True(exposure.Success, report.Text);
        Assert.InRange(double.Parse(exposure.Groups["value"].Value, CultureInfo.InvariantCulture), 0, MostExposure);
    }

    [FactWith("systemd-analyze")]
    public async Task Systemd_understands_every_line()
    {
        // The program it starts is not installed here; everything else must be in order.
        var report = await Shell.RunAsync("systemd-analyze", ["verify", "--man=no", Unit]);

        Assert.DoesNotContain(report.Text.Split('\n'), line => line.Contains("familychat.service:", StringComparison.Ordinal) && !line.Contains("is not executable", StringComparison.Ordinal));
    }

    [FactWith("systemd-sysusers")]
    public async Task Its_user_and_folders_are_made_in_a_clean_root()
    {
        using var root = new Folder();
        Directory.CreateDirectory(root.At("etc"));

        var users = await Shell.RunAsync("systemd-sysusers", [$"--root={root.Path}", Repository.At("deploy", "systemd", "familychat.sysusers")]);
        var folders = await Shell.RunAsync("systemd-tmpfiles", ["--create", $"--root={root.Path}", Repository.At("deploy", "systemd", "familychat.tmpfiles")]);

        Assert.True(users.ExitCode == 0, users.Text);
        Assert.Contains("familychat:", await File.ReadAllTextAsync(root.At("etc/passwd")), StringComparison.Ordinal);
        // Ownership needs root; the folders do not.
        Assert.True(Directory.Exists(root.At("var/lib/familychat")), folders.Text);
    }

    [Fact]
    public void It_tells_systemd_when_it_is_ready_and_alive()
    {
        var lines = File.ReadAllLines(Unit);

        Assert.Contains("Type=notify", lines);
        Assert.Contains("WatchdogSec=60", lines);
        Assert.Contains("Restart=on-failure", lines);
        Assert.Contains("StateDirectory=familychat", lines);
    }

    [Fact]
    public void The_file_of_settings_has_every_setting_commented()
    {
        var documented = File.ReadAllLines(Repository.At("docs", "settings.md")).Select(line => Key().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal)).ToList();
        var offered = File.ReadAllLines(Repository.At("deploy", "systemd", "familychat.env"))
            .Where(line => line.StartsWith("#FamilyChat__", StringComparison.Ordinal)).Select(line => line[1..line.IndexOf('=', StringComparison.Ordinal)].Replace("__0", "", StringComparison.Ordinal));

        Assert.NotEmpty(documented);
        Assert.Empty(documented.Except(offered).Except(["FamilyChat__DataDirectory"]));
        Assert.Empty(offered.Except(documented));
    }

    [GeneratedRegex(@"Overall exposure level for familychat\.service: (?<value>[0-9.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Exposure();

    [GeneratedRegex(@"^\| `(?<key>FamilyChat:[A-Za-z:]+)` \|", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
