namespace FamilyChat.Music.Tests;

/// <summary>Tests that measure time or the memory of the process run when no other does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
