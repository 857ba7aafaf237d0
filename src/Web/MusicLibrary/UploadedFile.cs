using FamilyChat.Music.Import;
using FamilyChat.Web.Security;
using FamilyChat.Web.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>
/// An uploaded file, taken to disk as it comes, without holding it in memory. The copy lies in the data directory, which nobody else
/// can read, and is gone when this is disposed.
/// </summary>
sealed class UploadedFile(ImportSource source) : IDisposable
{
    public const string Folder = "uploads";

    private const int LongestName = 200;

    public ImportSource Source { get; } = source;

    /// <summary>Takes the file of a request; one of the two results is null.</summary>
    public static async Task<(UploadedFile? File, ProblemHttpResult? Problem)> ReceiveAsync(
        HttpContext context, Guid id, DataDirectory data, IOptions<MusicOptions> options)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.UploadBytes;
        var path = Path.Combine(data.PrivateFolder(Folder), id.ToString("D"));
        string? name = null;
        try
        {
            name = await WriteAsync(context.Request, path, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == Status413PayloadTooLarge)
        {
            return (null, Problems.Of(
                Status413PayloadTooLarge, "too-large",
                $"The file is larger than {options.Value.UploadBytes:N0} bytes. Put it on the server and name it in FamilyChat:Music:Source."));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            name = null;
        }
        finally
        {
            if (name is null)
                File.Delete(path);
        }

        return name is null
            ? (null, Problems.Of(Status400BadRequest, "bad-request", "Send one file as multipart/form-data, in a part named \"file\"."))
            : (new UploadedFile(new ImportSource(path, name)), null);
    }

    /// <summary>
    /// What an import that a kill cut off had not read yet. It belongs to nobody any more: the admin uploads it again, and a backup never
    /// held it.
    /// </summary>
    public static void ForgetInterrupted(DataDirectory data)
    {
        foreach (var left in Directory.EnumerateFiles(data.PrivateFolder(Folder)))
            File.Delete(left);
    }

    public void Dispose() => File.Delete(Source.Path);

    /// <summary>The name of the file, or null where the body holds none.</summary>
    private static async Task<string?> WriteAsync(HttpRequest request, string path, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return null;
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } part || !part.IsFileDisposition() || part.Name != "file")
                continue;
            var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(path, create);
            await section.Body.CopyToAsync(file, cancel);
            return Clean(part.FileNameStar.Value ?? part.FileName.Value ?? "");
        }

        return null;
    }

    private static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? "upload" : clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}
