using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>POST /api/v1/chat</c>, which keeps the chat on the server unless told not to.</summary>
internal sealed class NativeChat(GenerationHost host)
{
    private readonly StoredChats _chats = new();

    public async Task AnswerAsync(HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var root = document.RootElement;
        var prompt = NativeChatReader.Read(root, _chats.Find(ChatRequestReader.String(root, "previous_response_id")));
        RefuseUnknownModel(prompt.Model);
        var store = !root.TryGetProperty("store", out var wanted) || wanted.ValueKind != JsonValueKind.False;
        var reply = new NativeReply(store ? host.NewId("resp_") : null, prompt.Tools!);
        await exchange.GenerateAsync(prompt, Writer);
        if (reply.Id is { } id)
            _chats.Add(id, [.. prompt.Turns, new ChatTurn("assistant", reply.Message)]);

        ReplyWriter Writer(Behaviour behaviour) => prompt.Stream && !behaviour.PlainJson
            ? new NativeStreamWriter(exchange.EventStream(behaviour), new ErrorResponse(http.Response), reply)
            : new NativeBodyWriter(http.Response, reply);
    }

    private void RefuseUnknownModel(string model)
    {
        if (!host.Shelf.Downloaded.Any(known => known.Id == model) && !host.Shelf.Loaded.Any(instance => instance.Id == model))
            throw NativeV1Models.Missing(model);
    }
}
