using FamilyChat.Web.Operations.Commands;

namespace FamilyChat.Web.Tests.Operations;

public sealed class CommandNamesTests
{
    [Fact]
    public void Every_command_of_the_parser_is_known_without_it() =>
        Assert.Equal(CommandTree.Create().Subcommands.Select(command => command.Name), [FamilyChatCommand.Serve, .. FamilyChatCommand.Names]);
}
