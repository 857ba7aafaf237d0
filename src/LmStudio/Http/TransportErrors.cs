using System.Net.Sockets;

namespace FamilyChat.LmStudio.Http;

/// <summary>What a failing connection means for the person waiting.</summary>
internal static class TransportErrors
{
    public static ModelServerException Classify(Exception exception)
    {
        var kind = exception switch
        {
            HttpRequestException e => e.HttpRequestError,
            HttpIOException e => e.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        var error = kind is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.HttpProtocolError
            ? ModelServerError.BadResponse
            : ModelServerError.Unreachable;
        return new ModelServerException(error, Cause(exception, kind), exception);
    }

    private static string Cause(Exception exception, HttpRequestError kind)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket)
                return socket.SocketErrorCode.ToString();
            if (inner is TimeoutException timeout)
                return timeout.Message;
        }

        return kind == HttpRequestError.Unknown ? exception.GetType().Name : kind.ToString();
    }
}
