namespace FamilyChat.Web.Tests.Hosting;

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("familychat-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
