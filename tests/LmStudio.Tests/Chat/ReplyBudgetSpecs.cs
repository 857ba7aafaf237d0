using System.Runtime.CompilerServices;
using System.Threading.Channels;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Chat;

public sealed class ReplyBudgetSpecs
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly ReplyPart Hi = new ReplyPart.Text("Hi");

    private readonly ManualTime _time = new();
    private readonly Channel<ReplyPart> _model = Channel.CreateUnbounded<ReplyPart>();
    private bool _told;

    [Fact]
    public async Task A_model_that_never_begins_is_given_up()
    {
        var next = Parts().MoveNextAsync().AsTask();
        await LapseAsync(First);
        await FailsAsync(next, ModelServerError.FirstTokenTimeout);
    }

    [Fact]
    public async Task The_first_part_may_take_longer_than_the_others()
    {
        var next = Parts().MoveNextAsync().AsTask();
        await LapseAsync(First - TimeSpan.FromSeconds(1));
        _model.Writer.TryWrite(Hi);
        Assert.True(await next.InTime());
    }

    [Fact]
    public async Task A_model_that_falls_silent_has_stalled()
    {
        var parts = Parts();
        _model.Writer.TryWrite(Hi);
        Assert.True(await parts.MoveNextAsync());
        var next = parts.MoveNextAsync().AsTask();
        await LapseAsync(Between);
        await FailsAsync(next, ModelServerError.Stalled);
    }

    [Fact]
    public async Task A_slow_consumer_is_not_the_models_fault()
    {
        var parts = Parts();
        for (var i = 0; i < 3; i++)
        {
            var next = parts.MoveNextAsync().AsTask();
            _model.Writer.TryWrite(Hi);
            Assert.True(await next.InTime());
            _time.Advance(First + First);
        }

        _model.Writer.Complete();
        Assert.False(await parts.MoveNextAsync());
        Assert.False(_told);
    }

    [Fact]
    public async Task A_limit_can_be_switched_off()
    {
        var next = Parts(Timeout.InfiniteTimeSpan).MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromDays(1));
        _model.Writer.TryWrite(Hi);
        Assert.True(await next.InTime());
    }

    [Fact]
    public async Task Cancelling_is_no_timeout()
    {
        using var stop = new CancellationTokenSource();
        var next = Parts(First, stop.Token).MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.InTime());
        Assert.True(_told);
    }

    private IAsyncEnumerator<ReplyPart> Parts(TimeSpan? first = null, CancellationToken cancellationToken = default) =>
        ModelAsync(CancellationToken.None).WithinBudget(first ?? First, Between, _time, cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    private async Task LapseAsync(TimeSpan time)
    {
        await Wait.UntilAsync(() => _time.Armed > 0, "the limit");
        _time.Advance(time);
    }

    private async Task FailsAsync(Task next, ModelServerError expected)
    {
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => next.InTime());
        Assert.Equal(expected, failure.Error);
        Assert.True(_told, "the model was not told to stop");
    }

    private async IAsyncEnumerable<ReplyPart> ModelAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var part in _model.Reader.ReadAllAsync(cancellationToken))
                yield return part;
        }
        finally
        {
            _told = cancellationToken.IsCancellationRequested;
        }
    }
}
