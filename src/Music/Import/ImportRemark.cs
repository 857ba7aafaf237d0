namespace FamilyChat.Music.Import;

/// <summary>Something an import has to say to the admin: a plain English sentence, and the same for whoever says it in another language.</summary>
public sealed record ImportRemark(string Message, ImportSaying Said);

/// <summary>What a remark says without its words: a code that stays the same for ever, and what fills the blanks of its text.</summary>
/// <param name="Name">A column, table, sheet or file, as the admin knows it.</param>
/// <param name="Text">A cell as written, or a second name.</param>
/// <param name="Count">How many or how long it was; a line or row where that is what matters.</param>
/// <param name="Most">How many or how long it may be, or is now.</param>
public sealed record ImportSaying(string Code, string? Name = null, string? Text = null, long? Count = null, long? Most = null);
