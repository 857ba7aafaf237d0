namespace FamilyChat.Actors;

/// <summary>Why a command was not carried out: a stable code for programs and a sentence for the person.</summary>
public sealed record Refusal(string Code, string Text)
{
    /// <summary>Another member's object and one that does not exist are the same answer, so that ids tell nothing.</summary>
    public static readonly Refusal NotFound = new("not-found", "There is no such conversation.");

    public static readonly Refusal EmptyMessage = new("empty-message", "There is nothing to send yet. Write a few words first.");

    public static readonly Refusal Busy = new("busy", "A reply is still being written. Stop it first, or queue your message behind it.");

    public static readonly Refusal InvalidTitle = new("invalid-title", "A title needs between 1 and 200 characters.");

    public static readonly Refusal SlowDown = new("slow-down", "That is a lot at once. Wait a moment and try again.");

    public static readonly Refusal QuietHours = new("quiet-hours", "It is quiet time now. Your conversations are here when it is over.");

    public static readonly Refusal DailyLimit = new("daily-limit", "That was the last message for today. There are new ones tomorrow.");

    public static readonly Refusal ModelNotAllowed = new("model-not-allowed", "This model is not on your list. Pick another one, or ask your family admin.");

    /// <summary>The journal refused: nothing was accepted, and the person must hear it.</summary>
    public static readonly Refusal NotSaved = new("not-saved", "This could not be saved. The disk of the server may be full; please tell your family admin.");

    public static readonly Refusal Unavailable = new("unavailable", "The server is very busy or just starting. Try again in a moment.");

    public static Refusal MessageTooLong(int limit) =>
        new("message-too-long", $"This message is too long. The most that fits is {limit:N0} characters.");
}
