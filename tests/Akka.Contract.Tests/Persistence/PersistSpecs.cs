using Akka.Actor;

namespace Akka.Contract.Tests.Persistence;

public sealed class PersistSpecs : JournalSpecs
{
    [Fact]
    public async Task The_handler_of_a_persisted_event_runs_before_the_next_command()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        subject.Tell("next");
        await Seen.ExpectAsync("stored one", "command next");
    }
}
