using FamilyChat.LmStudio.Models;

namespace FamilyChat.LmStudio.Tests.Models;

public sealed class ModelIdSpecs
{
    [Theory]
    [InlineData("qwen/qwen3-8b", "qwen3-8b")]
    [InlineData("qwen/qwen3-8b", "lmstudio-community/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf")]
    [InlineData("qwen/qwen3-8b", "qwen/qwen3-8b:2")]
    [InlineData("qwen/qwen3-8b@q4_k_m", "qwen/qwen3-8b")]
    [InlineData("llama3", "llama3:latest")]
    [InlineData("google/gemma-4-e4b", "mlx-community/gemma-4-e4b-4bit")]
    public void One_model_has_many_spellings(string asked, string answered) => Assert.True(ModelId.IsSame(asked, answered));

    [Theory]
    [InlineData("qwen/qwen3-8b", "qwen/qwen3-4b")]
    [InlineData("llama3:8b", "llama3:70b")]
    [InlineData("qwen/qwen3-8b", "google/gemma-4-e4b")]
    public void Another_model_is_noticed(string asked, string answered) => Assert.False(ModelId.IsSame(asked, answered));
}
