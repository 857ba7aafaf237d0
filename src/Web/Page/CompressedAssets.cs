using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace FamilyChat.Web.Page;

/// <summary>
/// The page's build leaves a <c>.br</c> and a <c>.gz</c> beside each asset; whoever accepts one gets it, so nothing is ever compressed while somebody
/// waits. Browsers accept Brotli over HTTPS and on localhost only, gzip everywhere.
/// </summary>
static class CompressedAssets
{
    static readonly (string Encoding, string Extension)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    public static void UseCompressedAssets(this WebApplication app) => app.Use((context, next) =>
    {
        if (Choose(context.Request, app.Environment.WebRootFileProvider) is { } path) context.Request.Path = path;
        return next(context);
    });

    /// <summary>Says how a file is encoded, so that the browser takes it for what it was before.</summary>
    public static void Describe(HttpResponse response)
    {
        var path = response.HttpContext.Request.Path.Value!;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, extension) in Kinds)
        {
            if (path.EndsWith(extension, StringComparison.Ordinal)) response.Headers.ContentEncoding = encoding;
        }
    }

    static string? Choose(HttpRequest request, IFileProvider files)
    {
        if (!request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) || request.Headers.Range.Count > 0) return null;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, extension) in Kinds)
        {
            var path = request.Path.Value + extension;
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0) && files.GetFileInfo(path).Exists) return path;
        }
        return null;
    }

    /// <summary>The type of <c>main.js.br</c> is that of <c>main.js</c>.</summary>
    public sealed class ContentTypes : IContentTypeProvider
    {
        readonly FileExtensionContentTypeProvider known = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
        {
            var kind = Array.Find(Kinds, k => subpath.EndsWith(k.Extension, StringComparison.Ordinal));
            return known.TryGetContentType(kind.Extension is null ? subpath : subpath[..^kind.Extension.Length], out contentType);
        }
    }
}
