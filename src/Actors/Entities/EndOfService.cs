namespace FamilyChat.Actors.Entities;

/// <summary>The service is being stopped in good order: put down what you hold, let your children do so first, and end.</summary>
internal sealed record EndOfService
{
    public static readonly EndOfService Instance = new();
}
