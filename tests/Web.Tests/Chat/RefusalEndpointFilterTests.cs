using Akka.Actor;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Tests.Chat;

public sealed class RefusalEndpointFilterTests
{
    [Fact]
    public async Task Who_answers_too_late_is_told_as_that_and_not_as_a_mistake()
    {
        var context = new DefaultEndpointFilterInvocationContext(new DefaultHttpContext());

        var answer = await new RefusalEndpointFilter().InvokeAsync(context, _ => throw new AskTimeoutException("5 s"));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal((503, "unavailable"), (problem.StatusCode, problem.ProblemDetails.Extensions["code"]));
    }
}
