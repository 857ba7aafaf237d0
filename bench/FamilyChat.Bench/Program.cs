using FamilyChat.Bench.Runtime;

if (args is [HostStart.ChildArgument, var directory])
{
    await HostStart.RunChildAsync(directory);
    return 0;
}

if (args is ["runtime"])
{
    await RuntimeTable.PrintAsync(Console.Out);
    return 0;
}

await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project bench/FamilyChat.Bench -- runtime");
return 2;
