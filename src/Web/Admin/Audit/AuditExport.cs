using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>The whole audit as NDJSON, newest first, a few events at a time: its size does not matter to memory.</summary>
sealed class AuditExport(AuditQueries queries, AuditDetails details, IOptions<JsonOptions> json)
{
    public const string ContentType = "application/x-ndjson";

    const int PageLength = 500;

    /// <summary>Events whose texts are in memory at once: one may have a megabyte.</summary>
    const int DetailsAtOnce = 20;

    public async Task WriteAsync(Stream body, CancellationToken cancel)
    {
        long? before = null;
        while (await NextAsync(before, cancel) is { Count: > 0 } page)
        {
            foreach (var part in page.Chunk(DetailsAtOnce))
            {
                foreach (var line in await details.OfAsync(part, cancel))
                {
                    await JsonSerializer.SerializeAsync(body, line, json.Value.SerializerOptions, cancel);
                    await body.WriteAsync("\n"u8.ToArray(), cancel);
                }
            }

            await body.FlushAsync(cancel);
            before = page[^1].Sequence;
        }
    }

    Task<IReadOnlyList<AuditRecord>> NextAsync(long? before, CancellationToken cancel) =>
        Task.Run(() => queries.Page(new AuditFilter(Before: before), PageLength), cancel);
}
