using System.Reflection;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.ModelServers;

/// <summary>What the session tells every page about the server, from what is known already.</summary>
public sealed class ServerFacts(SelectedModelServer modelServer) : IServerFacts
{
    public ModelServerDto ModelServer => ModelServerDtos.Of(modelServer.LastStatus);

    public string Version { get; } =
        typeof(ServerFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
