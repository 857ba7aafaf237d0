using System.Globalization;

namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>
/// Sums with precedence: <c>+ -</c>, then <c>* /</c>, then <c>^</c> from the right, brackets, <c>√</c>, and <c>%</c> after a
/// number. After plus or minus a percentage is one of what stands before it: <c>200 + 10%</c> is 220.
/// </summary>
internal ref struct Calculator
{
    private const int MaxDepth = 50;
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Calculator(ReadOnlySpan<char> text) => _text = text;

    /// <exception cref="FormatException">It is not a sum.</exception>
    /// <exception cref="DivideByZeroException">It divides by zero.</exception>
    /// <exception cref="OverflowException">A number exceeds what <see cref="decimal"/> holds.</exception>
    public static decimal Evaluate(string sum)
    {
        var calculator = new Calculator(sum);
        var result = calculator.Sum();
        return calculator.Peek() == '\0' ? result : throw new FormatException("Something follows the sum.");
    }

    public static bool CanRead(string sum)
    {
        try
        {
            _ = Evaluate(sum);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (ArithmeticException)
        {
            return true;
        }
    }

    private decimal Sum()
    {
        if (++_depth > MaxDepth)
            throw new FormatException("Too many brackets.");
        var left = Product(out _);
        while (Peek() is '+' or '-')
        {
            var plus = Take() == '+';
            var right = Product(out var percent);
            if (percent)
                right *= left;
            left = plus ? left + right : left - right;
        }
        _depth--;
        return left;
    }

    private decimal Product(out bool percent)
    {
        var left = Power(out percent);
        while (Peek() is '*' or '/')
        {
            percent = false;
            left = Take() == '*' ? left * Power(out _) : left / Power(out _);
        }
        return left;
    }

    private decimal Power(out bool percent)
    {
        var value = Factor(out percent);
        if (Peek() != '^')
            return value;
        Take();
        var exponent = Power(out _);
        return (decimal)Math.Pow((double)value, (double)exponent);
    }

    private decimal Factor(out bool percent)
    {
        percent = false;
        switch (Peek())
        {
            case '-':
                Take();
                return -Power(out percent);
            case '√':
                Take();
                return Root(Factor(out _));
            case '(':
                Take();
                var inner = Sum();
                return Take() == ')' ? inner : throw new FormatException("A bracket is not closed.");
        }
        var number = Number();
        if (Peek() != '%')
            return number;
        Take();
        percent = true;
        return number / 100;
    }

    private decimal Number()
    {
        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        return decimal.Parse(_text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static decimal Root(decimal value) =>
        value >= 0 ? (decimal)Math.Sqrt((double)value) : throw new FormatException("No root of a negative number.");

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private char Take()
    {
        var sign = Peek();
        _at++;
        return sign;
    }
}
