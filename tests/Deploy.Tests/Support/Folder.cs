namespace FamilyChat.Deploy.Tests.Support;

sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("familychat-deploy-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
