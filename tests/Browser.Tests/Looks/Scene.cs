using FamilyChat.Browser.Tests.Driving;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>One page in one state, to be looked at: by the accessibility rules, and by people in a picture.</summary>
/// <param name="Arrange">Brings a page into the state.</param>
internal sealed record Scene(string Name, Func<Theatre, Task<ChatPage>> Arrange)
{
    /// <summary>A state that only exists where the history is a drawer.</summary>
    public bool NarrowOnly { get; init; }

    /// <summary>Undoes what the scene did to others, such as a server that was switched off.</summary>
    public Func<Theatre, Task> After { get; init; } = _ => Task.CompletedTask;

    public IEnumerable<int> Widths => NarrowOnly ? [768, 360, 320] : [1280, 768, 360, 320];
}
