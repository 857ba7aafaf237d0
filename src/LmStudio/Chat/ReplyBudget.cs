using System.Runtime.CompilerServices;

namespace FamilyChat.LmStudio.Chat;

/// <summary>
/// Gives a reply two limits: until its first part, and between two parts. Only waiting for the model counts; a consumer may take
/// its time. Reasoning is a sign of life like text. <see cref="Timeout.InfiniteTimeSpan"/> switches a limit off.
/// </summary>
public static class ReplyBudget
{
    /// <exception cref="ModelServerException">
    /// <see cref="ModelServerError.FirstTokenTimeout"/> or <see cref="ModelServerError.Stalled"/>; the source has been told to stop by then.
    /// </exception>
    public static async IAsyncEnumerable<ReplyPart> WithinBudget(
        this IAsyncEnumerable<ReplyPart> reply,
        TimeSpan firstPart,
        TimeSpan betweenParts,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var budget = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        await using var parts = reply.GetAsyncEnumerator(either.Token);
        var limit = firstPart;
        var error = ModelServerError.FirstTokenTimeout;
        while (await NextAsync(parts, budget, limit, error, cancellationToken))
        {
            yield return parts.Current;
            limit = betweenParts;
            error = ModelServerError.Stalled;
        }
    }

    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<ReplyPart> parts,
        CancellationTokenSource budget,
        TimeSpan limit,
        ModelServerError error,
        CancellationToken cancellationToken)
    {
        var next = parts.MoveNextAsync();
        if (next.IsCompleted)
            return await next;
        budget.CancelAfter(limit);
        try
        {
            return await next;
        }
        catch (OperationCanceledException e) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelServerException(error, $"nothing for {limit.TotalSeconds:0.###} s", e);
        }
        finally
        {
            if (!budget.IsCancellationRequested)
                budget.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
