using Microsoft.AspNetCore.SignalR;

namespace FamilyChat.Web.Chat;

/// <summary>A refusal on the hub is a HubException whose message is <c>code: text</c>; anything else stays a bare failure.</summary>
public sealed class RefusalFilter : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (RefusedException refused)
        {
            throw Of(refused);
        }
    }

    /// <summary>A stream's own code runs after the filter has returned, so it translates by itself.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RefusedException refused)
        {
            throw Of(refused);
        }
    }

    public static T Translate<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            throw Of(refused);
        }
    }

    private static HubException Of(RefusedException refused) => new($"{refused.Refusal.Code}: {refused.Refusal.Text}");
}
