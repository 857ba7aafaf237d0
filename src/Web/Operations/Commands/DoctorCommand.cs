using System.CommandLine;
using FamilyChat.Web.Operations.Doctor;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>doctor</c>: looks at everything FamilyChat needs and says what to do about what is wrong.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var data = CommandSettings.DataOption();
        var command = new Command("doctor", "Check the data directory, disk, port, model server and settings, and say what to do.") { data };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, async (output, token) =>
        {
            var configuration = CommandSettings.Read(parsed.GetValue(data));
            var directory = CommandSettings.DataDirectory(parsed.GetValue(data));
            List<Finding> findings =
            [
                .. MachineChecks.Versions(), .. DataChecks.Look(directory), .. await PortCheck.LookAsync(configuration, token),
                .. await ModelServerCheck.LookAsync(configuration, token), .. MachineChecks.Settings(configuration),
            ];
            foreach (var finding in findings) await output.WriteLineAsync(finding.ToString());
            return findings.Any(finding => finding.Grade == Grade.Bad) ? 1 : 0;
        }, cancel));
        return command;
    }
}
