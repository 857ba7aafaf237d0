using System.Net;
using System.Text.Json;

namespace FamilyChat.LmStudio.Models;

/// <summary>What came back to one question about the server's state.</summary>
/// <param name="Status">Null if nothing came back.</param>
/// <param name="Body">Null if it was not JSON.</param>
internal readonly record struct ProbeAnswer(HttpStatusCode? Status, JsonElement? Body)
{
    /// <summary>The body of a success. A route LM Studio does not know is answered with 200 too, but with an error.</summary>
    public JsonElement? Content => Status == HttpStatusCode.OK && Body is { } body && body.Member("error") is null ? body : null;

    public bool Refused => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}

/// <summary>Asks short questions: each has a limit in time and in bytes, and none of them throws for a server that is away.</summary>
internal static class Probe
{
    private const int MaxBytes = 8 * 1024 * 1024;

    public static async Task<ProbeAnswer> AskAsync(
        HttpClient http, HttpRequestMessage question, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        HttpStatusCode? status = null;
        try
        {
            using (question)
            using (var answer = await http.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, either.Token))
            {
                status = answer.StatusCode;
                await answer.Content.LoadIntoBufferAsync(MaxBytes, either.Token);
                using var document = await JsonDocument.ParseAsync(
                    await answer.Content.ReadAsStreamAsync(either.Token), cancellationToken: either.Token);
                return new ProbeAnswer(status, document.RootElement.Clone());
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ProbeAnswer(status, null);
        }
    }
}
