using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>Answers a request with an error's status and body.</summary>
internal sealed class ErrorResponse(HttpResponse response)
{
    public Task WriteAsync(WireError error, CancellationToken cancelled)
    {
        response.StatusCode = error.Status;
        if (error.Shape == ErrorShape.Plain)
            return response.WriteAsync(error.Message, cancelled);
        return response.WriteJsonAsync(error.Body(), cancelled);
    }
}
