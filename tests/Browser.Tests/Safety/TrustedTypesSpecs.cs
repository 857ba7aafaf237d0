using FamilyChat.Browser.Tests.Driving;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>Even a script of the page itself makes neither markup nor a script out of text, but through the three policies that are named.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class TrustedTypesSpecs(Chromium chromium) : Stage, IAsyncLifetime
{
    private static readonly string[] Attempts =
    [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('script').src = '/assets/x.js'",
        "document.createElement('script').text = 'pwned(1)'",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "await navigator.serviceWorker.register('/elsewhere.js')",
        "trustedTypes.createPolicy('mine', { createHTML: t => t })",
        "trustedTypes.createPolicy('default', { createHTML: t => t })",
        "trustedTypes.createPolicy('dompurify', { createHTML: t => t })",
        "trustedTypes.createPolicy('lit-html', { createHTML: t => t })",
        "trustedTypes.createPolicy('familychat-worker', { createScriptURL: t => t })",
    ];

    [Fact]
    public async Task Text_becomes_neither_markup_nor_a_script()
    {
        await using var maya = await MemberAsync(chromium);
        // A reply brings the purifier, and with it the last of the policies.
        await maya.AskAndWaitAsync("Hello", "Hello");
        foreach (var attempt in Attempts)
        {
            var outcome = await maya.Page.EvaluateAsync<string>(
                $$"""async () => { try { {{attempt}}; return 'allowed'; } catch (refusal) { return refusal.name; } }""");
            Assert.Equal((attempt, "TypeError"), (attempt, outcome));
        }
    }
}
