using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents.Typed;

public sealed class CommandsInDocumentsTests : IDisposable
{
    readonly ProgramHelp help = new();

    public static TheoryData<string> Documents => [.. Documentation.Names];

    public void Dispose() => help.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_of_a_block_can_be_typed(string document)
    {
        foreach (var block in Documentation.Blocks(document, "sh"))
        {
            var read = await Shell.RunAsync("sh", ["-n", "-c", block.Replace("<this repository>", "repository", StringComparison.Ordinal)]);
            Assert.True(read.ExitCode == 0, read.Text);
            await AllRightAsync(TypedCommand.All(block));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Every_command_in_running_text_can_be_typed(string document) =>
        AllRightAsync(Documentation.InlineCode(document).SelectMany(TypedCommand.All).Where(CommandCheck.Knows));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_says_what_it_is(string document) => Assert.Empty(Documentation.Blocks(document, ""));

    [Fact]
    public void There_are_commands_to_check() =>
        Assert.InRange(Documentation.Names.SelectMany(name => Documentation.Blocks(name, "sh")).SelectMany(TypedCommand.All).Count(), 30, 1000);

    [Theory]
    [InlineData("familychat bakcup - > family.zip")]
    [InlineData("sudo sh -c 'umask 077; familychat restore --replcae - < family.zip'")]
    [InlineData("sudo familychat user remove mona")]
    [InlineData("dotnet publish src/Webb -c Release")]
    [InlineData("dotnet run --project bench/FamilyChat.Bench -- musik")]
    [InlineData("FAMILYCHAT_UPDATE_DOCS=1 dotnet test tests/Web.Tests --filter SetingsTests")]
    [InlineData("git pull && sudo deploy/systemd/upgrad")]
    [InlineData("sudo systemctl enable --now familychat-backups.timer")]
    [InlineData("podman build -f deploy/container/Dockerfile .")]
    [InlineData("pacman -S dotnet-sdk")]
    [InlineData("node docs/example/chat.js")]
    [InlineData("FamilyChat__Registratoin=open ./run")]
    [InlineData("git clone <this repository> familychat && cd familychat/deploy/debian")]
    [InlineData("frobnicate --now")]
    public async Task A_wrong_one_is_noticed(string script)
    {
        var check = new CommandCheck(help);
        var problems = new List<string>();
        foreach (var command in TypedCommand.All(script))
        {
            if (await check.ProblemAsync(command) is { } problem) problems.Add(problem);
        }

        Assert.Single(problems);
    }

    async Task AllRightAsync(IEnumerable<TypedCommand> commands)
    {
        var check = new CommandCheck(help);
        foreach (var command in commands)
            Assert.True(await check.ProblemAsync(command) is not { } problem, $"{command.Program} {string.Join(' ', command.Arguments)}: {await check.ProblemAsync(command)}");
    }
}
