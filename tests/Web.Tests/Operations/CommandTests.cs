using FamilyChat.Web.Operations.Commands;

namespace FamilyChat.Web.Tests.Operations;

public sealed class CommandTests
{
    [Fact]
    public async Task A_file_of_settings_that_cannot_be_read_is_one_sentence()
    {
        using var errors = new StringWriter();
        var parsed = CommandTree.Create().Parse(["doctor"]);
        parsed.InvocationConfiguration.Error = errors;

        var code = await CommandSettings.GuardAsync(
            parsed, (_, _) => throw new InvalidDataException("Failed to load configuration from file 'appsettings.json'."), CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Equal("Failed to load configuration from file 'appsettings.json'.", errors.ToString().Trim());
    }

    [Fact]
    public async Task A_typed_password_is_read_and_not_shown()
    {
        using var screen = new StringWriter();
        var keys = new Queue<ConsoleKeyInfo>(
        [
            Key('c'), Key('a'), Key('r'), Key('\b', ConsoleKey.Backspace), Key('t'), Key('\0', ConsoleKey.LeftArrow), Key('\r', ConsoleKey.Enter),
        ]);

        var typed = await TypedPassword.ReadAsync(screen, keys.Dequeue);

        Assert.Equal("cat", typed);
        Assert.Equal("Password (it is not shown):", screen.ToString().Trim());
    }

    static ConsoleKeyInfo Key(char letter, ConsoleKey key = ConsoleKey.None) => new(letter, key, shift: false, alt: false, control: false);
}
