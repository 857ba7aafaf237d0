namespace AkkaLite.Tests;

/// <summary>Tests that count the bytes of the whole process run by themselves.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
