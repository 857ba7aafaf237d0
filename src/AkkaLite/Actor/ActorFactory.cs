using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Calls an actor's constructor, with the exception it throws left as it is.</summary>
internal static class ActorFactory
{
    private static readonly ConcurrentDictionary<Type, ConstructorInvoker?> ParameterlessConstructors = new();

    internal static ActorBase Create(Type type, object[] arguments)
    {
        if (arguments.Length == 0
            && ParameterlessConstructors.GetOrAdd(type, static key => Find(key)) is { } constructor)
        {
            return (ActorBase)constructor.Invoke();
        }

        const BindingFlags AnyConstructor =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions;
        return (ActorBase)Activator.CreateInstance(type, AnyConstructor, null, arguments, null)!;
    }

    private static ConstructorInvoker? Find(Type type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructor = type.GetConstructor(Any, Type.EmptyTypes);
        return constructor is null ? null : ConstructorInvoker.Create(constructor);
    }
}

internal static class ConstructorArgument
{
    /// <summary>Reads constants and captured variables without compiling, which is nearly all arguments there are.</summary>
    internal static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Target(member)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(Target(member)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert
            when convert.Type.IsAssignableFrom(convert.Operand.Type) => Evaluate(convert.Operand),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static object? Target(MemberExpression member) => member.Expression is null ? null : Evaluate(member.Expression);
}
