namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>
/// A prompt as a chain of block hashes, so that a slot can tell how much of it was processed before without keeping text.
/// Each hash covers everything up to its block's end: a change near the head changes all that follow.
/// </summary>
internal sealed class PromptPrefix
{
    /// <summary>UTF-16 code units in a block: small enough that one short message counts.</summary>
    private const int BlockSize = 32;

    private readonly int[] _blocks;

    private PromptPrefix(int[] blocks) => _blocks = blocks;

    public static PromptPrefix Of(ChatPrompt prompt)
    {
        var blocks = new List<int>();
        var hash = new HashCode();
        var filled = 0;
        foreach (var turn in prompt.Turns)
        {
            Add(turn.Role);
            Add(turn.Content);
        }
        return new PromptPrefix([.. blocks]);

        void Add(string text)
        {
            foreach (var unit in text)
            {
                hash.Add(unit);
                if (++filled % BlockSize == 0)
                    blocks.Add(hash.ToHashCode());
            }
        }
    }

    /// <summary>The share of <paramref name="later"/> that this prompt already holds, 0 to 1.</summary>
    public double ShareOf(PromptPrefix later)
    {
        var same = 0;
        var most = Math.Min(_blocks.Length, later._blocks.Length);
        while (same < most && _blocks[same] == later._blocks[same])
            same++;
        return later._blocks.Length == 0 ? 0 : (double)same / later._blocks.Length;
    }
}
