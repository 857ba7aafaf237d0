using FamilyChat.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace FamilyChat.Web.Chat;

/// <summary>
/// A call on the hub is use of the session, or somebody who only chats would be signed out in the middle; and a session that is over calls
/// nothing any more, even before its connection is closed.
/// </summary>
sealed class SessionUseFilter(SessionUse use, TimeProvider time) : IHubFilter
{
    static readonly object LastNoted = new();

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var connection = context.Context;
        connection.Items[LastNoted] = time.GetUtcNow();
        await next(context);
        if (await use.LookAgainAsync(connection.User!.SessionId()) is null)
            connection.Abort();
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = invocationContext.Context;
        if (connection.Items[LastNoted] is DateTimeOffset last && use.IsDue(last))
        {
            connection.Items[LastNoted] = time.GetUtcNow();
            if (!await use.NoteAsync(connection.User!.SessionId(), connection.ConnectionAborted))
            {
                connection.Abort();
                throw new HubException("signed-out: Sign in first.");
            }
        }
        return await next(invocationContext);
    }
}
