using FamilyChat.Actors.Generation;

namespace FamilyChat.Actors.Tests.Generation;

public sealed class TokenCalibrationSpecs
{
    private readonly TokenCalibration _learned = new();

    [Theory]
    [InlineData(32_768)]
    [InlineData(0)]
    public void A_window_is_taken_for_what_is_told_until_a_prompt_is_refused(int told)
    {
        Assert.Equal(told, _learned.Window("small", told));

        _learned.Refused("small", told, 4_000);

        Assert.Equal(4_000, _learned.Window("small", told));
        Assert.Equal(told, _learned.Window("other", told));
    }

    [Fact]
    public void What_was_refused_counts_no_more_once_another_window_is_told()
    {
        _learned.Refused("small", 8_192, 4_000);

        Assert.Equal(16_384, _learned.Window("small", 16_384));
    }

    [Fact]
    public void A_prompt_that_was_thought_larger_than_the_window_teaches_nothing()
    {
        _learned.Refused("small", 8_192, 9_000);

        Assert.Equal(8_192, _learned.Window("small", 8_192));
    }

    [Theory]
    [InlineData(32_768)]
    [InlineData(0)]
    public void A_refusal_is_forgotten_little_by_little_while_replies_come(int told)
    {
        _learned.Refused("small", told, 4_000);
        _learned.Learn("small", 1_000, 300);
        Assert.InRange(_learned.Window("small", told), 4_001, 5_000);

        for (var reply = 0; reply < 100; reply++)
            _learned.Learn("small", 1_000, 300);

        Assert.Equal(told, _learned.Window("small", told));
    }
}
