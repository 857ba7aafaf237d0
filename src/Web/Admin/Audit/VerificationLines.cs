using System.Text.Json;
using System.Threading.Channels;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>A verification as it goes: NDJSON lines of progress, then the result.</summary>
static class VerificationLines
{
    public static async Task WriteAsync(Stream body, AuditVerifier verifier, byte[]? saved, JsonSerializerOptions json, CancellationToken cancel)
    {
        var steps = Channel.CreateBounded<VerificationProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var verifying = VerifyAsync();
        await foreach (var step in steps.Reader.ReadAllAsync(cancel))
            await LineAsync(step);
        await LineAsync(await verifying);

        async Task<Verification> VerifyAsync()
        {
            try
            {
                return await verifier.VerifyAsync(saved, new Steps(steps.Writer), cancel);
            }
            finally
            {
                steps.Writer.TryComplete();
            }
        }

        async Task LineAsync<T>(T value)
        {
            await JsonSerializer.SerializeAsync(body, value, json, cancel);
            await body.WriteAsync("\n"u8.ToArray(), cancel);
            await body.FlushAsync(cancel);
        }
    }

    sealed class Steps(ChannelWriter<VerificationProgress> writer) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => writer.TryWrite(value);
    }
}
