using FamilyChat.Actors.Conversations;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Conversations;

public static class ChatTasks
{
    private static readonly Actors.Refusal InvalidTask = new("invalid-task", "A task is \"general\" or \"music\".");

    /// <exception cref="RefusedException">Neither of the two.</exception>
    public static ChatTask Parse(string? task) => task switch
    {
        "general" => ChatTask.General,
        "music" => ChatTask.Music,
        _ => throw new RefusedException(InvalidTask),
    };
}
