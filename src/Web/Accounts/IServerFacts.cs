namespace FamilyChat.Web.Accounts;

/// <summary>What <c>GET /api/session</c> says beside the account; read at each call, so it answers at once from what is known.</summary>
public interface IServerFacts
{
    ModelServerDto ModelServer { get; }

    string Version { get; }
}

/// <param name="Kind"><c>lmStudio</c>, <c>openAiCompatible</c> or <c>demo</c>.</param>
/// <param name="State"><c>ready</c>, <c>loading</c>, <c>unreachable</c> or <c>noModel</c>.</param>
/// <param name="Detail">One plain sentence in English when the state is not ready; empty otherwise.</param>
/// <param name="Code">What the sentence says, for a page of another language; null when the state is ready.</param>
public sealed record ModelServerDto(string Kind, string Name, string State, string Detail, string? Code);
