using Akka.Streams.Dsl;
using Akka.Streams.Interpreter;
using Akka.Util;

namespace Akka.Streams.Stages;

/// <summary>Operators that are another stage with certain arguments.</summary>
internal static class Shorthand
{
    public static Stage Skip<T>(long count)
    {
        var left = count;
        return new Where<T>(_ => left-- <= 0);
    }

    public static Stage Recover<T>(Func<Exception, Option<T>> recover) => new RecoverWith<T, NotUsed>(
        cause => recover(cause) is { HasValue: true, Value: var element } ? Source.Single(element) : null, attempts: 1);

    public static Flow<T, T, Task<Done>> WatchTermination<T>() => new(run =>
    {
        var watch = new WatchTermination<T>();
        run.Append(watch);
        return watch.Ended;
    });
}
