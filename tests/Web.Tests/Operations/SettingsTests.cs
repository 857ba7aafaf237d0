using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FamilyChat.Web.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace FamilyChat.Web.Tests.Operations;

public sealed class SettingsTests
{
    /// <summary>Set to 1 to write the table instead of comparing it.</summary>
    const string Update = "FAMILYCHAT_UPDATE_DOCS";

    const string Begin = "<!-- generated from the options classes -->";
    const string End = "<!-- end of the generated part -->";

    [Fact]
    public void The_table_of_settings_is_what_the_code_reads()
    {
        var path = Path.Combine(Repository(), "docs", "settings.md");
        var document = File.ReadAllText(path);
        var (from, to) = (document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, document.IndexOf(End, StringComparison.Ordinal));
        var table = $"\n{Table()}";
        if (Environment.GetEnvironmentVariable(Update) == "1") File.WriteAllText(path, document[..from] + table + document[to..]);
        else Assert.Equal(table, document[from..to]);
    }

    [Fact]
    public void Every_setting_says_what_it_is_for() =>
        Assert.Empty(SettingsCatalog.All.Where(setting => Describe(setting).Length == 0).Select(setting => setting.Key));

    [Theory]
    [InlineData("FamilyChat:Registraton", "did you mean FamilyChat:Registration?")]
    [InlineData("FamilyChat:Limits:MessagesPerMinut", "did you mean FamilyChat:Limits:MessagesPerMinute?")]
    [InlineData("FamilyChat:Zebra", "is not a setting.")]
    public void A_slip_of_the_pen_is_noticed(string key, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, "x")]).Build();

        Assert.EndsWith(says, Assert.Single(UnknownSettings.In(configuration)));
    }

    [Theory]
    [InlineData("familychat:datadirectory")]
    [InlineData("FamilyChat:AllowedHosts:0")]
    [InlineData("FamilyChat:Sessions:Idle")]
    [InlineData("FamilyChat:Music:Source")]
    [InlineData("Logging:LogLevel:Default")]
    public void What_is_read_is_not_called_unknown(string key) =>
        Assert.Empty(UnknownSettings.In(new ConfigurationBuilder().AddInMemoryCollection([new(key, "x")]).Build()));

    static string Table()
    {
        var text = new StringBuilder("| setting | takes | default | |\n|---|---|---|---|\n");
        foreach (var setting in SettingsCatalog.All.OrderBy(one => one.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Takes} | {(setting.Default.Length == 0 ? "" : $"`{setting.Default}`")} | {Describe(setting)} |\n");
        return text.ToString();
    }

    static string Describe(Setting setting)
    {
        var assembly = setting.Property.DeclaringType!.Assembly;
        var xml = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        var name = $"P:{setting.Property.DeclaringType.FullName}.{setting.Property.Name}";
        var member = xml.Descendants("member").FirstOrDefault(one => one.Attribute("name")?.Value == name)?.Element("summary");
        if (member is null) return "";
        foreach (var code in member.Descendants("c").ToList()) code.ReplaceWith($"`{code.Value}`");
        foreach (var see in member.Descendants("see").ToList()) see.ReplaceWith($"`{see.Attribute("cref")?.Value.Split('.', ':')[^1]}`");
        return string.Join(' ', member.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FamilyChat.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
