using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FamilyChat.Bench.Processes;

namespace FamilyChat.Bench.Streaming;

/// <summary>
/// The model server of the measurement, a process of its own: as much of the OpenAI protocol as a reply needs, written by hand so that
/// it takes as little of the machine as it can. Every token is an event and a packet of its own.
/// </summary>
internal sealed class SyntheticModel
{
    internal const string ChildArgument = "--synthetic-model";

    private static readonly byte[] Begin = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n");

    private static readonly byte[] End = Encoding.ASCII.GetBytes(
        Chunk(Event("{}", "\"stop\"")) + Chunk("data: [DONE]\n\n") + "0\r\n\r\n");

    private static readonly byte[] Models = Encoding.ASCII.GetBytes(Body("""{"object":"list","data":[{"id":"synthetic","object":"model"}]}""", "200 OK"));

    /// <summary>LM Studio's own list, which tells how many may be served at a time.</summary>
    private static readonly byte[] NativeModels = Encoding.ASCII.GetBytes(Body(
        """{"models":[{"type":"llm","key":"synthetic","loaded_instances":[{"id":"synthetic","config":{"context_length":32768,"parallel":128}}],"max_context_length":32768}]}""",
        "200 OK"));

    private static readonly byte[] Unknown = Encoding.ASCII.GetBytes(Body("""{"error":"no such route"}""", "404 Not Found"));

    /// <returns>The process and the port it serves at.</returns>
    internal static async Task<(Helper Process, int Port)> StartAsync()
    {
        var process = Helper.StartSelf(ChildArgument);
        return (process, int.Parse(await process.AnswerAsync(), CultureInfo.InvariantCulture));
    }

    /// <summary>Prints its port, then serves until its standard input ends.</summary>
    internal static async Task RunChildAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(512);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        _ = AcceptAsync(listener);
        await Console.In.ReadToEndAsync();
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            var socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            _ = ServeAsync(socket);
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var line = new RawLine(socket);
        try
        {
            while (await line.ReadRequestAsync() is { } request)
            {
                if (request.StartsWith("POST /v1/chat/completions", StringComparison.Ordinal))
                    await ReplyAsync(line, Script.Of(request));
                else
                    await line.SendAsync(Answer(request));
            }
        }
        catch (SocketException)
        {
            // Whoever asked has left.
        }
    }

    private static async Task ReplyAsync(RawLine line, Script script)
    {
        var token = script.Stamped ? new string('~', Stamp.Length) : "word ";
        var packet = Encoding.ASCII.GetBytes(Chunk(Event($$"""{"content":"{{token}}"}""", "null")));
        var stamp = packet.AsMemory(packet.AsSpan().IndexOf(Encoding.ASCII.GetBytes(token)), token.Length);
        await line.SendAsync(Begin);
        var begun = Stamp.Now;
        for (var n = 1; n <= script.Tokens; n++)
        {
            var wait = begun + (n * 1000L * script.Cadence) - Stamp.Now;
            if (script.Cadence > 0 && wait > 0)
                await Task.Delay(TimeSpan.FromMicroseconds(wait));
            if (script.Stamped)
                Stamp.Write(stamp.Span);
            await line.SendAsync(packet);
        }

        await line.SendAsync(End);
    }

    private static byte[] Answer(string request) =>
        request.StartsWith("GET /v1/models", StringComparison.Ordinal) ? Models
        : request.StartsWith("GET /api/v1/models", StringComparison.Ordinal) ? NativeModels
        : Unknown;

    private static string Event(string delta, string finish) =>
        $$"""data: {"id":"c","object":"chat.completion.chunk","model":"synthetic","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n";

    private static string Chunk(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length:X}\r\n{text}\r\n");

    private static string Body(string json, string status) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
}
