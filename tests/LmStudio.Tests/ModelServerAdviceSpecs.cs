namespace FamilyChat.LmStudio.Tests;

public sealed class ModelServerAdviceSpecs
{
    [Theory]
    [InlineData(ModelServerError.Unreachable, "model-unreachable", true)]
    [InlineData(ModelServerError.NoModelLoaded, "no-model-loaded", true)]
    [InlineData(ModelServerError.Loading, "no-model-loaded", true)]
    [InlineData(ModelServerError.ModelNotFound, "model-not-found", false)]
    [InlineData(ModelServerError.ContextTooLong, "context-too-long", false)]
    [InlineData(ModelServerError.ModelCrashed, "model-crashed", true)]
    [InlineData(ModelServerError.EmptyReply, "empty-reply", true)]
    [InlineData(ModelServerError.FirstTokenTimeout, "first-token-timeout", true)]
    [InlineData(ModelServerError.Stalled, "stalled", true)]
    [InlineData(ModelServerError.BadResponse, "bad-response", true)]
    [InlineData(ModelServerError.Unauthorized, "unauthorized", false)]
    public void Each_error_has_a_stable_code(ModelServerError error, string code, bool canTryAgain)
    {
        var advice = ModelServerAdvice.For(error);
        Assert.Equal((code, canTryAgain), (advice.Code, advice.CanTryAgain));
        Assert.EndsWith(".", advice.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_error_is_without_advice() =>
        Assert.Distinct(Enum.GetValues<ModelServerError>().Select(e => ModelServerAdvice.For(e).Sentence));
}
