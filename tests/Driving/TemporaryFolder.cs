namespace FamilyChat.Driving;

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("familychat-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
