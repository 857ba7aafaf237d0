using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>What makes a line late and what follows, over a line whose deliveries the test decides.</summary>
public sealed class LatenessTests
{
    readonly ManualTime clock = new();
    readonly LineRoom room;
    LineProgress line;

    public LatenessTests() => room = new LineRoom(() => line, clock);

    [Fact]
    public void What_has_been_on_the_way_for_a_moment_holds_nothing_back()
    {
        line = new LineProgress(2_000, 2_000);
        Assert.True(Next().IsCompletedSuccessfully);

        clock.Advance(TimeSpan.FromMilliseconds(40));
        line = new LineProgress(4_000, 4_000);
        Assert.True(Next().IsCompletedSuccessfully);
    }

    [Fact]
    public void A_line_that_goes_on_delivering_is_not_late_however_much_is_on_the_way()
    {
        for (var written = 5_000; written < 100_000; written += 5_000)
        {
            line = new LineProgress(written, 5_000);
            Assert.True(Next().IsCompletedSuccessfully);
            clock.Advance(TimeSpan.FromMilliseconds(90));
        }
    }

    [Fact]
    public async Task What_has_been_on_the_way_for_long_holds_the_next_back_until_it_is_delivered()
    {
        line = new LineProgress(2_000, 2_000);
        await Next();

        clock.Advance(TimeSpan.FromMilliseconds(101));
        var waiting = Next();
        Assert.False(waiting.IsCompleted);

        line = new LineProgress(2_000, 0);
        await clock.PassUntilAsync(waiting);
    }

    [Fact]
    public async Task More_than_a_screenful_on_the_way_holds_the_next_back_at_once()
    {
        line = new LineProgress(9_000, 9_000);
        var waiting = Next();
        Assert.False(waiting.IsCompleted);

        line = new LineProgress(9_000, 500);
        await clock.PassUntilAsync(waiting);
    }

    [Fact]
    public async Task A_line_that_was_late_is_spoken_to_less_often_and_again_as_often_as_ever_once_it_keeps_up()
    {
        line = new LineProgress(9_000, 9_000);
        var waiting = Next();
        clock.Advance(TimeSpan.FromMilliseconds(40));
        line = new LineProgress(9_000, 0);
        await clock.PassUntilAsync(waiting);

        var next = Next();
        Assert.False(next.IsCompleted, "It was spoken to again at once.");
        await clock.PassUntilAsync(next);

        var outputs = 0;
        for (; !(next = Next()).IsCompleted; outputs++)
        {
            Assert.True(outputs < 500, "It is never spoken to as often as before.");
            await clock.PassUntilAsync(next);
        }
    }

    Task Next() => room.WaitAsync(default).AsTask();
}
