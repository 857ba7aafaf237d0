namespace FamilyChat.LmStudio.Chat;

/// <summary>
/// Orders a history as chat templates demand, or they refuse it: at most one system message and that first (Qwen), then user and
/// assistant strictly in turn, beginning with user (Gemma, Mistral). Deterministic and append-only: what a history gives is the
/// beginning of what any continuation of it gives, so the server's prompt cache holds.
/// </summary>
public static class TurnNormalizer
{
    private const string Between = "\n\n";

    /// <returns>
    /// The system turns before the conversation as one; later ones as part of the next question, because moving them to the front
    /// would change the head of the prompt. A reply nobody asked for, at the very beginning, is left out.
    /// </returns>
    public static IReadOnlyList<ChatTurn> Normalize(IReadOnlyList<ChatTurn> turns)
    {
        var normal = new List<ChatTurn>(turns.Count);
        var begun = false;
        foreach (var turn in turns)
        {
            if (string.IsNullOrWhiteSpace(turn.Text) || (turn.Role == ChatRole.Assistant && !begun))
                continue;
            var role = turn.Role == ChatRole.System && begun ? ChatRole.User : turn.Role;
            begun |= role == ChatRole.User;
            if (normal.Count > 0 && normal[^1].Role == role)
                normal[^1] = normal[^1] with { Text = normal[^1].Text + Between + turn.Text };
            else
                normal.Add(turn with { Role = role });
        }

        return normal;
    }
}
