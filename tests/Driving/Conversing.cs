using System.Text.Json;

namespace FamilyChat.Driving;

/// <summary>What tests of chatting do over and over.</summary>
static class Conversing
{
    public static async Task<string> CreateConversationAsync(this Browser browser, string? title = null, string task = "general")
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/conversations", new { task, title }).ShouldBeAsync(201);
        return await answer.TextAsync("id");
    }

    public static string NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");

    public static Task<JsonElement> SendAsync(this HubLine line, string conversation, string text, string? messageId = null, bool queue = false) =>
        line.InvokeAsync("Send", new { conversationId = conversation, messageId = messageId ?? NewId(), text, queue });

    /// <summary>Reads a conversation's outputs until one of a type comes, and gives that one.</summary>
    public static async Task<JsonElement> UntilAsync(this IAsyncEnumerator<JsonElement> outputs, string type)
    {
        while (await outputs.MoveNextAsync())
        {
            if (outputs.Current.GetProperty("type").GetString() == type)
                return outputs.Current;
        }

        throw new InvalidOperationException($"The stream ended before '{type}'.");
    }

    public static IAsyncEnumerator<JsonElement> Watch(this HubLine line, string conversation) =>
        line.StreamAsync("Watch", new { conversationId = conversation }).GetAsyncEnumerator();

    public static async Task<JsonElement> ConversationAsync(this Browser browser, string id)
    {
        using var answer = await browser.GetAsync($"/api/conversations/{id}").ShouldBeAsync(200);
        return await answer.JsonAsync();
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
