namespace FamilyChat.LmStudio.Http;

/// <summary>
/// One request's knowledge of the connection that carries it. <see cref="HttpClient"/> keeps this to itself, and two decisions need it:
/// whether a request that failed may be sent again, and closing the connection at once instead of draining a reply nobody wants.
/// </summary>
/// <param name="fresh">Goes out on a new connection only, because an idle one has just failed.</param>
internal sealed class Exchange(bool fresh)
{
    private static readonly AsyncLocal<Exchange?> Ambient = new();
    private TracedConnection? _connection;

    public static Exchange? Current => Ambient.Value;

    /// <summary>
    /// The request went out on a kept-alive connection and not one byte came back: the server had closed it in the meantime.
    /// Only then is it certain enough that the request was never begun (LM Studio drops idle connections after 5 s).
    /// </summary>
    public bool LostToKeepAlive { get; private set; }

    /// <summary>It was about to go out on an idle connection, which was closed instead; the server knows nothing of it.</summary>
    public bool Declined { get; private set; }

    /// <summary>Makes this the exchange of requests sent from here on, within the calling async method.</summary>
    public void Enter() => Ambient.Value = this;

    /// <exception cref="IOException">The connection is not fresh.</exception>
    public void Carried(TracedConnection connection, bool reused)
    {
        if (reused && fresh)
        {
            Declined = true;
            throw new IOException("an idle connection is not wanted");
        }

        _connection = connection;
        LostToKeepAlive = reused;
    }

    public void Answered() => LostToKeepAlive = false;

    /// <summary>Closes the connection now, unless it has moved on to another request. To a model server this is the order to stop.</summary>
    public void Abort()
    {
        if (_connection is { } connection && connection.Carries(this))
            connection.Dispose();
    }
}
