namespace FamilyChat.LmStudio;

/// <summary>What to tell a person about a <see cref="ModelServerError"/>.</summary>
/// <param name="Code">The stable code other programs know it by.</param>
/// <param name="Sentence">Says what happened and what to do, in words a grandparent understands.</param>
/// <param name="CanTryAgain">The same request may well succeed later without anybody changing anything in it.</param>
public sealed record ModelServerAdvice(string Code, string Sentence, bool CanTryAgain)
{
    public static ModelServerAdvice For(ModelServerError error) => error switch
    {
        ModelServerError.Unreachable => new("model-unreachable",
            "The computer that runs the model can't be reached right now. Please check that LM Studio is running, then try again.", true),
        ModelServerError.NoModelLoaded => new("no-model-loaded",
            "No model is ready yet. Please load one in LM Studio, then try again.", true),
        ModelServerError.Loading => new("no-model-loaded",
            "The model is still being loaded. Your message goes out by itself when it is ready.", true),
        ModelServerError.ModelNotFound => new("model-not-found",
            "The chosen model isn't there any more. Please pick another one from the list.", false),
        ModelServerError.ContextTooLong => new("context-too-long",
            "This is more than the model can read at once. Please shorten the message or start a new conversation.", false),
        ModelServerError.ModelCrashed => new("model-crashed",
            "The model stopped unexpectedly. Please try again in a moment.", true),
        ModelServerError.EmptyReply => new("empty-reply",
            "The model had nothing to say. Please try again, or put the question in other words.", true),
        ModelServerError.FirstTokenTimeout => new("first-token-timeout",
            "The model took too long to begin. It may be busy or still starting, so please try again in a moment.", true),
        ModelServerError.Stalled => new("stalled",
            "The model stopped in the middle of its reply. What it wrote is kept; please try again.", true),
        ModelServerError.BadResponse => new("bad-response",
            "The model server answered in a way that makes no sense here. Please try again; if it stays so, ask the family admin.", true),
        ModelServerError.Unauthorized => new("unauthorized",
            "The model server wants a password it wasn't given. Please ask the family admin to check its settings.", false),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, null),
    };
}
