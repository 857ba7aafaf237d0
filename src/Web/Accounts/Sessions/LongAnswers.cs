using System.Security.Claims;
using FamilyChat.Web.Security;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Answers that take as long as their reader does. Each ends with the session it was asked in, and an admin's with the role as well: the
/// download breaks off, so that nobody takes the part for the whole.
/// </summary>
sealed class LongAnswers : IAccountEvents
{
    readonly Lock gate = new();
    readonly Dictionary<HttpContext, ClaimsPrincipal> open = [];

    public void Add(HttpContext context)
    {
        lock (gate) open[context] = context.User;
        context.Response.OnCompleted(() =>
        {
            lock (gate) open.Remove(context);
            return Task.CompletedTask;
        });
    }

    public ValueTask OnAsync(AccountEvent happened, CancellationToken cancel)
    {
        // Inside the lock, or the connection could be at its next request, of somebody else behind the same proxy.
        lock (gate)
        {
            foreach (var (context, _) in open.Where(answer => Ends(answer.Value, happened))) context.Abort();
        }

        return ValueTask.CompletedTask;
    }

    static bool Ends(ClaimsPrincipal asker, AccountEvent happened) => happened switch
    {
        SessionEnded ended => ended.SessionId == asker.SessionId(),
        RoleChanged changed => changed.MemberId == asker.MemberId() && asker.IsAdmin(),
        _ => false,
    };
}

static class LongAnswerExtensions
{
    /// <summary>For what may take minutes to read; see <see cref="LongAnswers"/>.</summary>
    public static void EndsWithSession(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(AnswerAsync);

    static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.RequestServices.GetRequiredService<LongAnswers>().Add(context);
        var session = await context.RequestServices.GetRequiredService<SessionUse>().LookAgainAsync(context.User.SessionId());
        if (session is null) return Problems.Of(StatusCodes.Status401Unauthorized, "signed-out", "Sign in first.");
        return context.User.IsInRole(session.Role.Spelling())
            ? await next(invocation)
            : Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Your role has just been changed. Try again.");
    }
}
