using System.Runtime.InteropServices;
using FamilyChat.Web.Operations.Settings;
using FamilyChat.Web.Operations.Starting;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Operations.Doctor;

static class MachineChecks
{
    public static IEnumerable<Finding> Versions()
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        yield return new Finding(
            Grade.Good, "versions",
            $"FamilyChat {ProductVersion.Current}, {RuntimeInformation.FrameworkDescription}, SQLite {sqlite.ServerVersion}, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");
    }

    public static IEnumerable<Finding> Settings(IConfiguration configuration)
    {
        var unknown = UnknownSettings.In(configuration).Select(sentence => new Finding(Grade.Note, "settings", sentence)).ToList();
        return unknown.Count > 0 ? unknown : [new Finding(Grade.Good, "settings", "every setting is known")];
    }
}
