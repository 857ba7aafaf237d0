namespace FamilyChat.Browser.Tests.Looks;

/// <summary>All pages and states there are. A new page or state is added to one of these lists, and is then looked at by every rule.</summary>
internal static class Scenes
{
    public static readonly IReadOnlyList<Scene> All =
    [
        .. DoorScenes.All,
        .. ReplyScenes.All,
        .. ConversationScenes.All,
        .. PageScenes.All,
        .. AdminScenes.All,
        .. MusicScenes.All,
        .. MusicAnswerScenes.All,
    ];
}
