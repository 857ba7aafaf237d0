using System.Reflection;
using System.Reflection.Emit;

namespace AkkaLite.Tests.Api;

/// <summary>Finds the members that the code of some assemblies calls, reads, overrides or implements.</summary>
internal sealed class ApiUsage
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    private readonly HashSet<(Module, int)> _used = [];

    internal ApiUsage(params IEnumerable<Assembly> consumers)
    {
        foreach (var type in consumers.SelectMany(static assembly => assembly.GetTypes()))
        {
            foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            {
                ReadCode(method);
                if (method is MethodInfo { IsVirtual: true } info && info.GetBaseDefinition() is { } overridden && overridden != info)
                {
                    Use(overridden);
                }
            }

            foreach (var implemented in type.IsInterface ? [] : type.GetInterfaces())
            {
                foreach (var method in type.GetInterfaceMap(implemented).InterfaceMethods)
                {
                    Use(method);
                }
            }
        }
    }

    internal bool IsUsed(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsLiteral || Contains(field),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsUsed),
        MethodInfo { IsVirtual: true } method when method.GetBaseDefinition() != method => true,
        MethodInfo method => Contains(method) || ImplementsUsed(method),
        _ => Contains(member),
    };

    private bool ImplementsUsed(MethodInfo method)
    {
        var type = method.DeclaringType!;
        return !type.IsInterface && type.GetInterfaces().Any(one =>
        {
            var map = type.GetInterfaceMap(one);
            return map.InterfaceMethods.Where((_, index) => map.TargetMethods[index].MetadataToken == method.MetadataToken)
                .Any(declared => declared.Module.Assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal) || Contains(declared));
        });
    }

    private void Use(MemberInfo member) => _used.Add((member.Module, member.MetadataToken));

    private bool Contains(MemberInfo member) => _used.Contains((member.Module, member.MetadataToken));

    private void ReadCode(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return;
        }

        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at] << 8) | code[at + 1]) : code[at];
            var opCode = OpCodes[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                Use(member);
            }

            at += OperandSize(opCode, code, at);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var type = method.DeclaringType!;
        return method.Module.ResolveMember(
            token,
            type.IsGenericType ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static int OperandSize(OpCode opCode, byte[] code, int at) => opCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
