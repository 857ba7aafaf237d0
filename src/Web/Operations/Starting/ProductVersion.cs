using System.Reflection;

namespace FamilyChat.Web.Operations.Starting;

static class ProductVersion
{
    /// <summary>Without the build's commit, for example 0.1.0.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
