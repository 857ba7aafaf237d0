using Akka.Actor;
using Akka.Persistence;

namespace Akka.Contract.Tests.Hosting;

internal sealed class Echo : ReceiveActor
{
    public Echo(string greeting) => Receive<string>(text => Sender.Tell($"{greeting} {text}"));
}

/// <summary>Counts how often it was asked, in all its lives; every second life starts from a snapshot.</summary>
internal sealed class Counter : ReceivePersistentActor
{
    private int _count;

    public Counter(string persistenceId)
    {
        PersistenceId = persistenceId;
        Recover<SnapshotOffer>(offer => _count = (int)offer.Snapshot);
        Recover<string>(_ => _count++);
        Command<string>(asked => Persist(asked, _ =>
        {
            _count++;
            if (_count % 2 == 0)
                SaveSnapshot(_count);
            Sender.Tell(_count);
        }));
        Command<SaveSnapshotSuccess>(_ => { });
    }

    public override string PersistenceId { get; }
}
