namespace FamilyChat.LmStudio;

/// <summary>What can be wrong with a model server, each with its own remedy for the person.</summary>
public enum ModelServerError
{
    Unreachable,
    NoModelLoaded,

    /// <summary>It refuses while it loads; it will be there.</summary>
    Loading,
    ModelNotFound,
    ContextTooLong,
    ModelCrashed,
    EmptyReply,
    FirstTokenTimeout,
    Stalled,
    BadResponse,
    Unauthorized,
}

/// <summary>A reply that could not be had or finished.</summary>
/// <param name="error">The kind; decides the code and the words a person sees.</param>
/// <param name="detail">The server's own words for the log: shortened, without tokens or chat text.</param>
public sealed class ModelServerException(ModelServerError error, string detail, Exception? innerException = null)
    : Exception($"{error}: {detail}", innerException)
{
    public ModelServerError Error { get; } = error;

    public string Detail { get; } = detail;
}
