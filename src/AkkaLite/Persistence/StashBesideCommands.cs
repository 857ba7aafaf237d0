using Akka.Actor;

namespace Akka.Persistence;

/// <summary>The user's stash of a persistent actor: what it gives back comes before the commands that wait internally.</summary>
internal sealed class StashBesideCommands(IStash users, IStash commands) : IStash
{
    public int Count => users.Count;

    public void Stash() => users.Stash();

    public void Unstash() => users.Unstash();

    public void UnstashAll() => commands.Prepend(users.ClearStash());

    public void UnstashAll(Func<Envelope, bool> predicate) => users.UnstashAll(predicate);

    public IEnumerable<Envelope> ClearStash() => users.ClearStash();

    public void Prepend(IEnumerable<Envelope> envelopes) => users.Prepend(envelopes);
}
