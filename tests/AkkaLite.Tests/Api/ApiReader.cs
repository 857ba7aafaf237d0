using System.Reflection;

namespace AkkaLite.Tests.Api;

/// <summary>Reads the public and protected API of an assembly as rows.</summary>
internal static class ApiReader
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<ApiType> Read(Assembly assembly) => assembly.GetTypes().Where(IsVisible).Select(Read);

    internal static bool IsVisible(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!) : type.IsPublic;

    internal static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    internal static IEnumerable<MemberInfo> VisibleMembers(Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        MethodInfo method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        ConstructorInfo constructor => IsVisible(constructor) && !constructor.IsStatic,
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        _ => false,
    });

    internal static ApiRow Row(MemberInfo member) => member switch
    {
        MethodInfo method => new ApiRow(ApiNames.Id(method), Shape(method, ApiNames.Of(method.ReturnType)), Parameters(method)),
        ConstructorInfo constructor => new ApiRow(ApiNames.Id(constructor), Shape(constructor, ""), Parameters(constructor)),
        PropertyInfo property => new ApiRow(ApiNames.Id(property), PropertyShape(property), Accessors(property)),
        FieldInfo field => new ApiRow(
            ApiNames.Id(field), $"{(field.IsPublic ? "public" : "protected")} {(field.IsStatic ? "static " : "")}{ApiNames.Of(field.FieldType)}", ""),
        _ => throw new ArgumentException($"{member} has no row", nameof(member)),
    };

    private static ApiType Read(Type type) => new(
        new ApiRow("T:" + ApiNames.OfDefinition(type), Kind(type), string.Join(", ", Bases(type))), [.. VisibleMembers(type).Select(Row)]);

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType) && baseType != typeof(Enum))
        {
            yield return ApiNames.Of(baseType);
        }

        foreach (var one in type.GetInterfaces().Where(one => IsVisible(one.IsGenericType ? one.GetGenericTypeDefinition() : one)))
        {
            yield return ApiNames.Of(one);
        }
    }

    private static string Shape(MethodBase method, string returns)
    {
        var access = method.IsPublic ? "public" : "protected";
        var modifier = method switch
        {
            { IsStatic: true } => " static",
            MethodInfo { IsVirtual: true } info when info.GetBaseDefinition() != info => " override",
            { IsAbstract: true } => " abstract",
            { IsVirtual: true, IsFinal: false } => " virtual",
            _ => "",
        };
        return $"{access}{modifier} {returns}".TrimEnd();
    }

    private static string PropertyShape(PropertyInfo property)
    {
        var accessor = IsVisible(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        var access = accessor.IsPublic || property.SetMethod is { IsPublic: true } ? "public" : "protected";
        return $"{access}{(accessor.IsStatic ? " static" : "")} {ApiNames.Of(property.PropertyType)}";
    }

    private static string Accessors(PropertyInfo property) =>
        (IsVisible(property.GetMethod) ? "get " : "") + (IsVisible(property.SetMethod) ? "set" : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + parameter.Name
        + (parameter.HasDefaultValue ? $"={parameter.DefaultValue ?? "null"}" : "")));
}
