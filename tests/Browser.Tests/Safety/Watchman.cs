using FamilyChat.Browser.Tests.Driving;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>Stands beside a page and notes everything that hostile text must not bring about.</summary>
internal sealed class Watchman
{
    private readonly List<string> _seen = [];

    private Watchman()
    {
    }

    /// <summary>Scripts that ran, dialogs, refusals of the security policy, and requests to anywhere but the page's own server.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    public static async Task<Watchman> BesideAsync(ChatPage page, Uri home)
    {
        var watchman = new Watchman();
        var context = page.Page.Context;
        await context.ExposeFunctionAsync("pwned", (int _) => watchman.Note("a script ran"));
        await context.ExposeFunctionAsync("reportBreach", (string breach) => watchman.Note($"the policy had to refuse {breach}"));
        await page.Page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => reportBreach(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))");
        page.Page.Dialog += (_, dialog) => watchman.Note($"dialog: {dialog.Message}");
        page.Page.Popup += (_, popup) => watchman.Note($"popup: {popup.Url}");
        context.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is "http" or "https" && to.Authority != home.Authority)
                watchman.Note($"request to {request.Url}");
        };
        return watchman;
    }

    private void Note(string what)
    {
        lock (_seen)
            _seen.Add(what);
    }
}
