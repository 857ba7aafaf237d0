using FamilyChat.LmStudio.Models;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Tests.Operations;

public sealed class StartupFailureTests
{
    [Fact]
    public void A_mistake_of_ours_keeps_its_stack_trace() => Assert.Null(StartupFailure.Explain(new InvalidCastException()));

    [Fact]
    public void The_cause_inside_is_what_is_said() =>
        Assert.Equal("The folder is full.", StartupFailure.Explain(new AggregateException(new StorageException("The folder is full."))));

    [Fact]
    public void Every_wrong_setting_is_named() =>
        Assert.Equal("A is wrong. B too.", StartupFailure.Explain(new OptionsValidationException("", typeof(object), ["A is wrong.", "B too."])));

    [Fact]
    public void A_time_zone_that_is_none_is_told_with_its_setting() => Assert.Contains(
        "FamilyChat:TimeZone takes a name like Europe/Berlin",
        StartupFailure.Explain(Assert.Throws<TimeZoneNotFoundException>(() => TimeZoneInfo.FindSystemTimeZoneById("Middle/Earth"))));

    [Theory]
    [InlineData("http://0.0.0.0:80", "http://localhost:80,http://192.168.1.5:80")]
    [InlineData("http://*:5000", "http://localhost:5000,http://192.168.1.5:5000")]
    [InlineData("https://[::]:5001", "https://localhost:5001,https://192.168.1.5:5001")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000")]
    public void Addresses_are_ones_a_person_can_open(string url, string shown) =>
        Assert.Equal(shown.Split(','), ListeningAddresses.Expand(url, ["192.168.1.5"]));

    [Theory]
    [InlineData(ModelServerKind.Demo, ModelServerState.Ready, null, "built-in demo model")]
    [InlineData(ModelServerKind.LmStudio, ModelServerState.Ready, "http://10.0.0.2:1234/v1", "LM Studio at http://10.0.0.2:1234/v1 (0 models)")]
    [InlineData(ModelServerKind.LmStudio, ModelServerState.Unreachable, "http://10.0.0.2:1234", "Messages wait for it.")]
    public void The_greeting_says_who_answers(ModelServerKind kind, ModelServerState state, string? url, string says) =>
        Assert.Contains(says, Greeting.Line(new ModelServerStatus(kind, "LM Studio", state, "It is away.", 1, []), url));
}
