namespace FamilyChat.Browser.Tests.Driving;

/// <summary>Pastes as the clipboard does, without touching the machine's one.</summary>
internal static class Pasting
{
    public static Task PasteAsync(ChatPage page, string text) =>
        page.Composer.EvaluateAsync(
            """
            (field, text) => {
              const clipboard = new DataTransfer();
              clipboard.setData('text/plain', text);
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
            }
            """,
            text);
}
