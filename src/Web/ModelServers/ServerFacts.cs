using FamilyChat.Web.Accounts;
using FamilyChat.Web.Operations.Starting;

namespace FamilyChat.Web.ModelServers;

/// <summary>What the session tells every page about the server, from what is known already.</summary>
public sealed class ServerFacts(SelectedModelServer modelServer) : IServerFacts
{
    public ModelServerDto ModelServer => ModelServerDtos.Of(modelServer.LastStatus);

    public string Version => ProductVersion.Current;
}
