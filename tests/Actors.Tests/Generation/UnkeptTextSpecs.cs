using FamilyChat.Actors.Generation;

namespace FamilyChat.Actors.Tests.Generation;

public sealed class UnkeptTextSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    private readonly Clock _clock = new();
    private readonly UnkeptText _unkept;

    public UnkeptTextSpecs() => _unkept = new UnkeptText(Limit, _clock);

    [Fact]
    public void The_first_text_of_a_run_is_shown_at_once()
    {
        _clock.Pass(60_000);
        _unkept.Written();

        Assert.True(_unkept.MayShow);
    }

    [Fact]
    public void Text_is_shown_before_it_is_durable_for_as_long_as_may_be_lost_and_no_longer()
    {
        _unkept.Written();
        _clock.Pass(199);
        _unkept.Written();
        Assert.True(_unkept.MayShow);

        _clock.Pass(1);
        Assert.False(_unkept.MayShow);
    }

    [Fact]
    public void A_word_after_a_long_pause_is_durable_before_it_is_shown()
    {
        _unkept.Written();
        Keep();
        _clock.Pass(3_000);
        Assert.True(_unkept.MayShow);

        _unkept.Written();
        Assert.False(_unkept.MayShow);

        _unkept.Taken(any: true);
        Assert.False(_unkept.MayShow);

        _unkept.Kept();
        Assert.True(_unkept.MayShow);
    }

    [Fact]
    public void A_checkpoint_counts_from_the_newest_text_in_it()
    {
        _unkept.Written();
        _clock.Pass(100);
        _unkept.Written();
        _unkept.Taken(any: true);
        _clock.Pass(50);
        _unkept.Written();
        _clock.Pass(50);
        Assert.False(_unkept.MayShow);

        _unkept.Kept();
        Assert.True(_unkept.MayShow);
        _clock.Pass(99);
        Assert.True(_unkept.MayShow);
        _clock.Pass(1);
        Assert.False(_unkept.MayShow);
    }

    [Fact]
    public void Half_a_character_that_cannot_be_kept_holds_nothing_back()
    {
        _unkept.Written();
        Keep();
        _clock.Pass(3_000);
        _unkept.Written();

        _unkept.Taken(any: false);

        Assert.True(_unkept.MayShow);
    }

    [Fact]
    public void The_next_checkpoint_is_due_after_what_is_kept_and_not_after_what_is_not()
    {
        var every = TimeSpan.FromMilliseconds(150);
        _unkept.Written();
        Keep();
        _clock.Pass(20);
        Assert.Equal(TimeSpan.FromMilliseconds(130), _unkept.DueIn(every));

        _clock.Pass(500);
        Assert.Equal(TimeSpan.Zero, _unkept.DueIn(every));
    }

    private void Keep()
    {
        _unkept.Taken(any: true);
        _unkept.Kept();
    }

    private sealed class Clock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => _now;

        public void Pass(int milliseconds) => _now += milliseconds;
    }
}
