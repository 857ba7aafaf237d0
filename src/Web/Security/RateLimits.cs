using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

/// <summary>How many requests a minute are answered: of a member, or of an address that is not signed in. The others get 429 <c>slow-down</c>.</summary>
public static class RateLimits
{
    /// <summary>For endpoints that hash a password.</summary>
    public const string Credentials = "credentials";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    const int Segments = 6;

    internal static void Configure(RateLimiterOptions limiter, IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(MemberOrAddress(context), limits.RequestsPerMinute));
        limiter.AddPolicy(Credentials, context => Partition(Address(context), limits.CredentialRequestsPerMinute));
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window / Segments;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "slow-down", "Too many requests. Wait a little and try again.");
        };
    }

    static RateLimitPartition<string> Partition(string key, int perMinute) => perMinute == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0,
        });

    static string MemberOrAddress(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Address(context);

    static string Address(HttpContext context) => ClientAddress.Key(context.Connection.RemoteIpAddress);
}
