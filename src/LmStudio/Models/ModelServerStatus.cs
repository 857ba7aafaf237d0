namespace FamilyChat.LmStudio.Models;

public enum ModelServerKind { LmStudio, OpenAiCompatible, Demo }

public enum ModelServerState { Ready, Loading, Unreachable, NoModel }

public enum ModelState { Loaded, Available }

/// <summary>Why a server is not ready: what <see cref="ModelServerStatus.Detail"/> says, for a program to say in another language.</summary>
public enum ModelServerProblem { NotSeenYet, Loading, NoModel, NoAnswer, WantsToken, NotAModelServer, WrongAddress, WrongToken }

/// <param name="Name">What a person calls the server, for example "LM Studio".</param>
/// <param name="Detail">One plain sentence for a person when the state is not <see cref="ModelServerState.Ready"/>; empty otherwise.</param>
/// <param name="Slots">Replies the server can write at once, as far as it tells; at least 1.</param>
public sealed record ModelServerStatus(
    ModelServerKind Kind,
    string Name,
    ModelServerState State,
    string Detail,
    int Slots,
    IReadOnlyList<ModelInfo> Models)
{
    /// <summary>Null when the state is <see cref="ModelServerState.Ready"/>.</summary>
    public ModelServerProblem? Problem { get; init; }
}

/// <summary>A model that can chat; embedding models are left out.</summary>
/// <param name="ContextLength">Tokens: of the loaded instance if there is one, else the model's maximum, else 0 for unknown.</param>
public sealed record ModelInfo(string Id, string Name, ModelState State, int ContextLength)
{
    /// <summary>
    /// The names its loaded copies answer to, which may differ from <see cref="Id"/> (LM Studio: <c>--identifier</c>, <c>:2</c>).
    /// The client addresses a loaded copy by itself.
    /// </summary>
    public IReadOnlyList<string> InstanceIds { get; init; } = [];
}
