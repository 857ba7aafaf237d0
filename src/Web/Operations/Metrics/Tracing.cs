using System.Diagnostics;

namespace FamilyChat.Web.Operations.Metrics;

/// <summary>Spans of FamilyChat for whatever listens (dotnet-trace, an OpenTelemetry agent): what was asked of the actors, never what was said.</summary>
static class Tracing
{
    public const string SourceName = "FamilyChat";

    static readonly ActivitySource Source = new(SourceName, Starting.ProductVersion.Current);

    /// <summary>A span around one command or query; null while nobody listens.</summary>
    public static Activity? Asking(object message) => Source.StartActivity($"ask {message.GetType().Name}");
}
