namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>
/// How the bytes of an event stream are spelt and cut, none of which may matter to a client: an event split in the middle
/// of a line or of a character, or many events in one write.
/// </summary>
public sealed record Framing
{
    /// <summary>Bytes in each write, wherever that cuts; 0 = whole events.</summary>
    public int BytesPerWrite { get; init; }

    /// <summary>Events gathered into one write; 0 or 1 = each on its own.</summary>
    public int EventsPerWrite { get; init; }

    /// <summary>Between two writes, so that the network does not join what was cut.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Lines end with CR LF.</summary>
    public bool CarriageReturns { get; init; }

    /// <summary><c>data:</c> without the space that usually follows.</summary>
    public bool NoSpaceAfterColon { get; init; }

    /// <summary>A comment line before every event, as keep-alive pings are.</summary>
    public bool Comments { get; init; }
}
