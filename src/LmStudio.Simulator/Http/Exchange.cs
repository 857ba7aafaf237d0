using System.Text;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>One request with its body and its line in the recorder.</summary>
internal sealed class Exchange
{
    /// <summary>Longest body taken, in bytes: well above the largest context.</summary>
    private const long MaxBody = 64 * 1024 * 1024;

    private readonly GenerationHost _host;

    private Exchange(GenerationHost host, HttpContext http, string body, RequestRecord record) =>
        (_host, Http, Body, Record) = (host, http, body, record);

    public HttpContext Http { get; }
    public string Body { get; }
    public RequestRecord Record { get; }

    public static async Task<Exchange> BeginAsync(GenerationHost host, HttpContext http)
    {
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBody;
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var clock = host.Options.TimeProvider;
        var number = host.Recorder.NextNumber();
        if (host.Recorder.IsOn)
        {
            host.Recorder.Add(new RecordedRequest
            {
                Number = number,
                Method = http.Request.Method,
                Path = http.Request.Path,
                ConnectionId = http.Connection.Id,
                Authorization = http.Request.Headers.Authorization,
                Body = body,
                At = clock.GetUtcNow(),
            });
        }
        return new Exchange(host, http, body, new RequestRecord(host.Recorder, number, clock));
    }

    /// <summary>Runs a generation; <paramref name="writer"/> is made for the behaviour the script has for it.</summary>
    public async Task GenerateAsync(ChatPrompt prompt, Func<Behaviour, ReplyWriter> writer)
    {
        var behaviour = _host.Script.Take(Http.Request.Path, prompt.Model, prompt.Turns.Select(turn => turn.Content));
        var outcome = GenerationOutcome.Cut;
        try
        {
            outcome = await new GenerationRun(_host, behaviour, prompt, writer(behaviour), Record).RunAsync(new Connection(Http));
        }
        finally
        {
            Record.Ended(outcome);
        }
        if (outcome == GenerationOutcome.ServerStopped)
            Http.Abort();
    }

    /// <summary>
    /// Work that writes no text: the script's delays and error, then a slot of the model like any other request, held while
    /// <paramref name="work"/> is done.
    /// </summary>
    public async Task WorkAsync(ChatPrompt prompt, Func<ModelInstance, Task> work)
    {
        var behaviour = _host.Script.TakeNamed(Http.Request.Path, prompt.Model, prompt.Turns.Select(turn => turn.Content));
        var outcome = GenerationOutcome.Cut;
        try
        {
            await new SideRun(_host, behaviour, prompt, Record).RunAsync(work, Http.RequestAborted);
            outcome = GenerationOutcome.Completed;
        }
        catch (WireException)
        {
            outcome = GenerationOutcome.Refused;
            throw;
        }
        finally
        {
            Record.Ended(outcome);
        }
    }

    public EventStream EventStream(Behaviour behaviour) => new(Http.Response, behaviour.Framing, _host.Options.TimeProvider);
}
