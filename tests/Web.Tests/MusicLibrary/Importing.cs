using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>Files on their way into the library, as the admin's page sends them.</summary>
static class Importing
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Imports a text and gives how the import ended.</summary>
    public static async Task<JsonElement> ImportAsync(this Browser admin, string text, string name) =>
        await admin.ImportUntilAsync(await admin.StartImportAsync(text, name), i => i.Text("state") is not ("running" or "stopping"));

    /// <summary>Begins an import and gives its address.</summary>
    public static async Task<string> StartImportAsync(this Browser admin, string text, string name)
    {
        using var body = Form(text, name);
        using var started = await admin.UploadAsync("/api/admin/music/import", body).ShouldBeAsync(202);
        return $"/api/admin/music/import/{await started.TextAsync("importId")}";
    }

    public static async Task<JsonElement> ImportUntilAsync(this Browser admin, string import, Func<JsonElement, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await admin.GetAsync(import).ShouldBeAsync(200);
            var state = await answer.JsonAsync();
            if (isWanted(state))
                return state;
            await Task.Delay(20, limit.Token);
        }
    }

    public static MultipartFormDataContent Form(string text, string name)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
