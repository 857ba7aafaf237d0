using FamilyChat.Actors.Generation;

namespace FamilyChat.Actors.Tests.Generation;

public sealed class ReplyDraftSpecs
{
    [Fact]
    public void Half_a_surrogate_pair_is_not_visible_until_the_other_half_is_there()
    {
        var draft = new ReplyDraft();

        draft.Append("a\ud83d", "");
        Assert.Equal((1, "a"), (draft.Length, draft.Text));

        draft.Append("\ude00", "");
        Assert.Equal((3, "😀"), (draft.Length, draft.TextFrom(1)));
    }

    [Fact]
    public void Readers_at_different_offsets_see_the_same_text()
    {
        var draft = new ReplyDraft();
        for (var i = 0; i < 1000; i++)
            draft.Append($"{i} ", "");

        Assert.Equal(draft.Text[500..], draft.TextFrom(500));
        Assert.Equal("", draft.TextFrom(draft.Length));
        Assert.Equal("", draft.TextFrom(draft.Length + 10));
    }

    [Fact]
    public void What_is_written_and_not_shown_is_for_the_journal_alone()
    {
        var draft = new ReplyDraft("Once ", "");
        draft.Write("upon", "hm");

        Assert.Equal(("Once ", "", 5), (draft.Text, draft.Reasoning, draft.Length));
        Assert.Equal(("upon", "hm"), draft.WrittenFrom(5, 0));

        draft.Show();
        Assert.Equal(("Once upon", "hm"), (draft.Text, draft.Reasoning));
    }
}
