using FamilyChat.Actors;
using Microsoft.Extensions.Primitives;

namespace FamilyChat.Web.Chat;

/// <summary>The limits of chatting as the configuration has them now; a change in the page counts at once.</summary>
sealed class LiveChatOptions : IDisposable
{
    readonly IDisposable listening;
    volatile ChatOptions current;

    public LiveChatOptions(IConfiguration configuration)
    {
        current = Read(configuration);
        listening = ChangeToken.OnChange(configuration.GetReloadToken, () => current = Read(configuration));
    }

    public ChatOptions Current => current;

    /// <exception cref="TimeZoneNotFoundException"><c>FamilyChat:TimeZone</c> is no time zone of this machine.</exception>
    public static ChatOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("FamilyChat:Limits").Get<ChatOptions>() ?? new ChatOptions();
        return configuration["FamilyChat:TimeZone"] is { Length: > 0 } zone ? options with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) } : options;
    }

    public void Dispose() => listening.Dispose();
}
