using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>POST /api/v1/chat</c>, which keeps the chat on the server unless told not to.</summary>
internal sealed class NativeChat(GenerationHost host)
{
    /// <summary>Chats kept for <c>previous_response_id</c>; the oldest goes first.</summary>
    private const int MaxStored = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Id, IReadOnlyList<ChatTurn> Turns)> _stored = [];

    public async Task AnswerAsync(HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var root = document.RootElement;
        var prompt = NativeChatReader.Read(root, Earlier(ChatRequestReader.String(root, "previous_response_id")));
        RefuseUnknownModel(prompt.Model);
        var store = !root.TryGetProperty("store", out var wanted) || wanted.ValueKind != JsonValueKind.False;
        var id = store ? host.NewId().Replace("chatcmpl-", "resp_", StringComparison.Ordinal) : null;
        var reply = new NativeReply(id);
        await exchange.GenerateAsync(prompt, Writer);
        if (id is not null)
            Store(id, [.. prompt.Turns, new ChatTurn("assistant", reply.Message)]);

        ReplyWriter Writer(Behaviour behaviour) => prompt.Stream && !behaviour.PlainJson
            ? new NativeStreamWriter(exchange.EventStream(behaviour), new ErrorResponse(http.Response), reply)
            : new NativeBodyWriter(http.Response, reply);
    }

    private void RefuseUnknownModel(string model)
    {
        if (!host.Shelf.Downloaded.Any(known => known.Id == model) && !host.Shelf.Loaded.Any(instance => instance.Id == model))
            throw NativeV1Models.Missing(model);
    }

    private IReadOnlyList<ChatTurn> Earlier(string? id)
    {
        if (id is null)
            return [];
        lock (_lock)
        {
            foreach (var (stored, turns) in _stored)
            {
                if (stored == id)
                    return turns;
            }
        }
        throw NativeChatReader.Invalid($"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found");
    }

    private void Store(string id, IReadOnlyList<ChatTurn> turns)
    {
        lock (_lock)
        {
            _stored.AddLast((id, turns));
            if (_stored.Count > MaxStored)
                _stored.RemoveFirst();
        }
    }
}
