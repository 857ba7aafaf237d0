namespace FamilyChat.Web.ModelServers;

/// <summary>Section <c>FamilyChat:ModelServer</c>: where the models are.</summary>
public sealed class ModelServerOptions
{
    public const string Section = "FamilyChat:ModelServer";

    /// <summary>With or without <c>/v1</c>. Empty: LM Studio at 127.0.0.1:1234 if it is there, else the built-in demo.</summary>
    public string? Url { get; set; }

    /// <summary>Bearer token, for a server that asks for one.</summary>
    public string? Token { get; set; }

    /// <summary>Replies at once; empty for what the server tells.</summary>
    public int? Slots { get; set; }
}
