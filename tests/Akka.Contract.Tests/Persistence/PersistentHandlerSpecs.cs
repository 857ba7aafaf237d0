using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence;
using Akka.Persistence.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Contract.Tests.Persistence;

/// <summary>The forms in which a persistent actor lists its handlers.</summary>
public sealed class PersistentHandlerSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private IHost _host = null!;

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("handlers", akka => akka
            .WithInMemoryJournal()
            .WithInMemorySnapshotStore()
            .WithActors((system, registry, resolver) => registry.Register<Diary>(system.ActorOf(resolver.Props<Diary>(), "diary"))));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Theory]
    [InlineData(7, "odd 7")]
    [InlineData(8, "even 8")]
    [InlineData("slow", "slow text")]
    [InlineData('c', "any c")]
    public async Task The_first_command_handler_that_takes_a_message_gets_it(object command, string answer) =>
        Assert.Equal(answer, await Diary1.Ask<string>(command, Limit));

    [Fact]
    public async Task A_persistent_actor_can_become_another_and_return()
    {
        Diary1.Tell("close");
        Assert.Equal("closed to 7", await Diary1.Ask<string>(7, Limit));
        Diary1.Tell("lock");
        Assert.Equal("locked", await Diary1.Ask<string>(7, Limit));
        Diary1.Tell("unlock");
        Assert.Equal("closed to 7", await Diary1.Ask<string>(7, Limit));
    }

    [Fact]
    public async Task Events_go_to_the_first_recovery_handler_that_takes_them()
    {
        Diary1.Tell("write");
        Assert.Equal("odd 7", await Diary1.Ask<string>(7, Limit));
        var diary = System.ActorOf(Props.Create(() => new Diary()));

        Assert.Equal("small 1, big 1000, other x", await diary.Ask<string>("read", Limit));
    }

    [Fact]
    public async Task Deleting_snapshots_is_confirmed_with_its_criteria() =>
        Assert.Equal(5, await Diary1.Ask<long>("delete", Limit));

    private ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    private IActorRef Diary1 => _host.Services.GetRequiredService<IReadOnlyActorRegistry>().Get<Diary>();

    private sealed class Diary : ReceivePersistentActor
    {
        private readonly List<string> _recovered = [];
        private IActorRef _asker = ActorRefs.Nobody;

        public Diary()
        {
            Recover<int>(number => _recovered.Add($"small {number}"), static number => number < 10);
            Recover<int>(number => _recovered.Add($"big {number}"));
            RecoverAny(other => _recovered.Add($"other {other}"));

            Command<int>(number => Sender.Tell($"odd {number}"), static number => number % 2 == 1);
            Command<int>(number => Sender.Tell($"even {number}"));
            CommandAsync<string>(
                async text =>
                {
                    await Task.Yield();
                    Sender.Tell($"{text} text");
                },
                static text => text == "slow");
            Command<string>(static text => text == "write", _ => PersistAll<object>([1, 1000, "x"], static _ => { }));
            Command<string>(static text => text == "read", _ => Sender.Tell(string.Join(", ", _recovered.Where(static one => !one.Contains("Completed", StringComparison.Ordinal)))));
            Command<string>(static text => text == "close", _ => Become(Closed));
            Command<string>(static text => text == "delete", _ =>
            {
                _asker = Sender;
                DeleteSnapshots(new SnapshotSelectionCriteria(5));
            });
            Command<DeleteSnapshotsSuccess>(done => _asker.Tell(done.Criteria.MaxSequenceNr));
            CommandAny(message => Sender.Tell($"any {message}"));
        }

        public override string PersistenceId => "diary";

        private void Closed()
        {
            Command<string>(static text => text == "lock", _ => BecomeStacked(Locked));
            CommandAny(message => Sender.Tell($"closed to {message}"));
        }

        private void Locked()
        {
            Command<string>(static text => text == "unlock", _ => UnbecomeStacked());
            CommandAny(_ => Sender.Tell("locked"));
        }
    }
}
