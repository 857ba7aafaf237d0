using System.Text;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>An SSE response body: whole events go in, and leave as the framing says. Without one, each event is one write.</summary>
internal sealed class EventStream(HttpResponse response, Framing? framing, TimeProvider clock)
{
    private readonly List<byte> _gathered = [];
    private int _events;

    public async Task OpenAsync(CancellationToken cancelled)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Connection = "keep-alive";
        await response.StartAsync(cancelled);
        await response.BodyWriter.FlushAsync(cancelled);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancelled)
    {
        if (framing is not null)
            return new ValueTask(SendFramedAsync(framing, bytes, cancelled));
        var flush = response.BodyWriter.WriteAsync(bytes, cancelled);
        if (!flush.IsCompletedSuccessfully)
            return new ValueTask(flush.AsTask());
        _ = flush.GetAwaiter().GetResult();
        return ValueTask.CompletedTask;
    }

    public ValueTask SendAsync(string text, CancellationToken cancelled) => SendAsync(Encoding.UTF8.GetBytes(text), cancelled);

    /// <summary>Writes what is still gathered.</summary>
    public Task EndAsync(CancellationToken cancelled) =>
        _gathered.Count == 0 ? Task.CompletedTask : FlushAsync(framing!, cancelled);

    private async Task SendFramedAsync(Framing how, ReadOnlyMemory<byte> bytes, CancellationToken cancelled)
    {
        _gathered.AddRange(Respell(how, bytes));
        if (++_events % Math.Max(1, how.EventsPerWrite) == 0)
            await FlushAsync(how, cancelled);
    }

    private async Task FlushAsync(Framing how, CancellationToken cancelled)
    {
        var bytes = _gathered.ToArray();
        _gathered.Clear();
        var size = how.BytesPerWrite > 0 ? how.BytesPerWrite : bytes.Length;
        for (var at = 0; at < bytes.Length; at += size)
        {
            await response.BodyWriter.WriteAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), cancelled);
            if (how.Pause > TimeSpan.Zero)
                await Task.Delay(how.Pause, clock, cancelled);
        }
    }

    private static byte[] Respell(Framing how, ReadOnlyMemory<byte> bytes)
    {
        if (how is { CarriageReturns: false, NoSpaceAfterColon: false, Comments: false })
            return bytes.ToArray();
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (how.NoSpaceAfterColon)
            text = text.Replace("data: ", "data:", StringComparison.Ordinal);
        if (how.Comments)
            text = ": keep-alive\n\n" + text;
        if (how.CarriageReturns)
            text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }
}
