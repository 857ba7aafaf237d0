using System.Text.Json;
using FamilyChat.LmStudio.Models;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.ModelServers;

public static class ModelServerDtos
{
    public static ModelServerDto Of(ModelServerStatus status) => new(
        Name(status.Kind), status.Name, Name(status.State), status.Detail, Code(status.Problem));

    /// <summary>WantsToken -> wants-token, as codes are spelled everywhere.</summary>
    public static string? Code(ModelServerProblem? problem) => problem is { } one ? JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) : null;

    /// <summary>OpenAiCompatible -> openAiCompatible.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A model one may chat with.</summary>
public sealed record ModelDto(string Id, string Name, ModelState State, int ContextLength, bool Allowed);
