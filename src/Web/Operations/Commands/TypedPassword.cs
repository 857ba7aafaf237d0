using System.Text;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>A password typed at a terminal, which does not show it: somebody may stand behind, and a terminal remembers.</summary>
static class TypedPassword
{
    public static async Task<string> ReadAsync(TextWriter output, Func<ConsoleKeyInfo> readKey)
    {
        await output.WriteAsync("Password (it is not shown): ");
        var typed = new StringBuilder();
        for (var key = readKey(); key.Key != ConsoleKey.Enter; key = readKey())
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        await output.WriteLineAsync();
        return typed.ToString();
    }
}
