using System.Globalization;

namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Works out sums, in signs or in words.</summary>
internal sealed class ArithmeticIntent : IIntent
{
    /// <summary>A longer text is no sum, and looking for one would take its time.</summary>
    private const int MaxLength = 1_000;

    public string? Answer(DemoQuestion question)
    {
        if (question.Text.Length > MaxLength || Arithmetic.Find(question.Text) is not { } sum)
            return null;
        try
        {
            var result = Calculator.Evaluate(sum);
            return $"{Arithmetic.Readable(sum)} = **{result.ToString("0.##########", CultureInfo.InvariantCulture)}**";
        }
        catch (DivideByZeroException)
        {
            return $"{Arithmetic.Readable(sum)} has no answer: nothing can be divided by zero.";
        }
        catch (OverflowException)
        {
            return $"{Arithmetic.Readable(sum)} is too large for me. A real model will not do it better, but a calculator will.";
        }
    }
}
