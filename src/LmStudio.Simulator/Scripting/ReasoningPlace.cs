namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>Where a model's thoughts are found on the wire; servers and settings differ.</summary>
public enum ReasoningPlace
{
    /// <summary><c>delta.reasoning_content</c>: LM Studio with Qwen and Gemma, llama-server.</summary>
    ReasoningContent,

    /// <summary><c>delta.reasoning</c>: gpt-oss on LM Studio, Ollama, vLLM.</summary>
    Reasoning,

    /// <summary>Raw <c>&lt;think&gt;…&lt;/think&gt;</c> in <c>content</c>.</summary>
    ThinkTags,

    /// <summary>In <c>content</c>, with the closing tag alone, as when the template opened it.</summary>
    OrphanCloseTag,
}
