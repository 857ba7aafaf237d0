using System.Globalization;
using FamilyChat.Bench.Audit;
using FamilyChat.Bench.Footprint;
using FamilyChat.Bench.Micro;
using FamilyChat.Bench.Music;
using FamilyChat.Bench.Page;
using FamilyChat.Bench.Runtime;
using FamilyChat.Bench.Streaming;

if (args is [HostStart.ChildArgument, var directory])
{
    await HostStart.RunChildAsync(directory);
    return 0;
}

if (args is [SyntheticModel.ChildArgument])
{
    await SyntheticModel.RunChildAsync();
    return 0;
}

if (args is [Crowd.ChildArgument])
{
    await Crowd.RunChildAsync();
    return 0;
}

if (args is ["streaming", var runs, .. var only])
{
    await StreamingTable.PrintAsync(Console.Out, int.Parse(runs, CultureInfo.InvariantCulture), only);
    return 0;
}

if (args is ["footprint", .. var published])
{
    await FootprintTable.PrintAsync(Console.Out, published is [var application] ? application : null);
    return 0;
}

if (args is ["micro", .. var filter])
{
    await MicroTable.PrintAsync(Console.Out, filter);
    return 0;
}

if (args is ["page"])
{
    await PageTable.PrintAsync(Console.Out);
    return 0;
}

if (args is ["runtime"])
{
    await RuntimeTable.PrintAsync(Console.Out);
    return 0;
}

if (args is ["audit", .. var size])
{
    await AuditTable.PrintAsync(Console.Out, size is [var events] ? int.Parse(events, CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

if (args is ["music", .. var library])
{
    await MusicTable.PrintAsync(
        Console.Out, library is [var songs, ..] ? int.Parse(songs, CultureInfo.InvariantCulture) : 1_000_000, library is [_, var kept] ? kept : null);
    return 0;
}

await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project bench/FamilyChat.Bench -- footprint [folder] | runtime | audit [events] | micro [filter…] | music [songs [library.db]] | page | streaming runs [direct|nginx|flask|familychat|name=folder…]");
return 2;
