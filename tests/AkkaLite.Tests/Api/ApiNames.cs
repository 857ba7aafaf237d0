using System.Reflection;

namespace AkkaLite.Tests.Api;

/// <summary>Names as XML documentation ids write them (C# specification, annex D.4.2).</summary>
internal static class ApiNames
{
    /// <summary>A type as its own row names it: without arguments.</summary>
    internal static string OfDefinition(Type type) => type.FullName!.Replace('+', '.');

    internal static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        return type.IsGenericType
            ? Constructed(OfDefinition(type.GetGenericTypeDefinition()), type.GetGenericArguments())
            : OfDefinition(type);
    }

    internal static string Id(MemberInfo member)
    {
        var prefix = member switch { FieldInfo => "F:", PropertyInfo => "P:", _ => "M:" };
        return $"{prefix}{OfDefinition(member.DeclaringType!)}.{Name(member)}{Arguments(member)}";
    }

    private static string Name(MemberInfo member) => member switch
    {
        ConstructorInfo => "#ctor",
        MethodInfo { IsGenericMethodDefinition: true } method => $"{method.Name}``{method.GetGenericArguments().Length}",
        _ => member.Name,
    };

    private static string Arguments(MemberInfo member) => member is MethodBase method && method.GetParameters() is { Length: > 0 } parameters
        ? $"({string.Join(",", parameters.Select(static parameter => Of(parameter.ParameterType)))})"
        : "";

    private static string Constructed(string name, Type[] arguments)
    {
        var used = 0;
        var parts = name.Split('.').Select(part =>
        {
            var tick = part.IndexOf('`');
            if (tick < 0)
            {
                return part;
            }

            var count = int.Parse(part[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            var own = arguments.Skip(used).Take(count).Select(Of);
            used += count;
            return $"{part[..tick]}{{{string.Join(",", own)}}}";
        });
        return string.Join('.', parts.ToList());
    }
}
