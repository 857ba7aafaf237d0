using System.Text.Json;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Gives records what lies elsewhere: the names of members and the event itself.</summary>
sealed class AuditDetails(IMemberDirectory members, JournalReader journal)
{
    public async Task<IReadOnlyList<AuditEventDto>> OfAsync(IReadOnlyCollection<AuditRecord> records, CancellationToken cancel)
    {
        var names = (await members.ListAsync(cancel)).ToDictionary(m => m.Id, m => m.DisplayName);
        var events = await journal.MessagesAsync(records.Select(r => r.Sequence), cancel);
        return
        [
            .. records.Select(r => new AuditEventDto(
                r.Sequence,
                r.At,
                names.GetValueOrDefault(r.Member, r.Member.ToString("D")),
                r.Member,
                r.Conversation,
                r.Kind,
                r.Summary,
                Detail(events.GetValueOrDefault(r.Sequence)),
                Convert.ToHexStringLower(r.Hash))),
        ];
    }

    static JsonElement Detail(byte[]? message)
    {
        try
        {
            return message is null ? Text("missing") : JsonElement.Parse(message);
        }
        catch (JsonException)
        {
            return Text(Convert.ToBase64String(message!));
        }
    }

    static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);
}
