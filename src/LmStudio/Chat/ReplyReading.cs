namespace FamilyChat.LmStudio.Chat;

/// <summary>How one reply is to be read.</summary>
/// <param name="MaxLength">UTF-16 code units of text and reasoning together.</param>
/// <param name="ExpectsJson">A schema was asked for; thinking models then put the answer into the reasoning at times (BT#1698, #1773).</param>
/// <param name="ThinksUnopened">This model was seen to close a thinking block that its chat template had opened, so it begins within one.</param>
internal sealed record ReplyReading(int MaxLength, bool ExpectsJson = false, bool ThinksUnopened = false);
