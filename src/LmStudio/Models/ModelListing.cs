namespace FamilyChat.LmStudio.Models;

/// <summary>What one of a server's lists of models says.</summary>
/// <param name="Slots">Replies at once, if the list tells.</param>
/// <param name="Loading">A model is on its way into memory.</param>
internal sealed record ModelListing(IReadOnlyList<ModelInfo> Models, int? Slots = null, bool Loading = false);
