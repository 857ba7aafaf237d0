using Akka.Persistence;

namespace Akka.Contract.Tests.Persistence;

/// <summary>One command of a scenario: what to do, a letter each (see <see cref="ScenarioActor"/>).</summary>
public sealed record Steps(int Number, string Letters);

/// <summary>
/// Does what the letters say. p persists, l persists three together, a and m do so asynchronously, n persists again in the
/// handler, r persists what cannot be written, h fails in the handler, d defers, ! fails here and now, ~ yields the thread.
/// </summary>
public sealed class ScenarioActor : ReceivePersistentActor
{
    private readonly Trace _trace;
    private int _tokens;

    public ScenarioActor(string persistenceId, Trace trace)
    {
        PersistenceId = persistenceId;
        _trace = trace;
        Recover<Noted>(noted => trace.Replayed(noted.Text));
        Recover<RecoveryCompleted>(_ => trace.RecoveryCompleted());
        Command<Steps>(
            steps => !steps.Letters.Contains('~', StringComparison.Ordinal),
            steps =>
            {
                trace.Command(steps.Number);
                foreach (var letter in steps.Letters)
                    Take(letter, $"{steps.Number}");
            });
        CommandAsync<Steps>(async steps =>
        {
            trace.Command(steps.Number);
            foreach (var letter in steps.Letters)
            {
                if (letter == '~')
                    await Task.Yield();
                else
                    Take(letter, $"{steps.Number}");
            }
        });
        Command<TaskCompletionSource>(end => Persist(new Noted("end"), _ => end.SetResult()));
    }

    public override string PersistenceId { get; }

    protected override void PreRestart(Exception reason, object message)
    {
        _trace.Restart();
        base.PreRestart(reason, message);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => _trace.Rejected(NotedSerializer.Unwritable);

    private void Take(char letter, string command)
    {
        var token = $"{command}.{_tokens++}{letter}";
        switch (letter)
        {
            case 'p':
                Persist(Pending(token), Handled);
                break;
            case 'l':
                PersistAll(new[] { $"{token}1", $"{token}2", $"{token}3" }.Select(each => Pending(each)).ToList(), Handled);
                break;
            case 'a':
                PersistAsync(Pending(token, commandsWait: false), Handled);
                break;
            case 'm':
                PersistAllAsync(new[] { $"{token}1", $"{token}2" }.Select(each => Pending(each, commandsWait: false)).ToList(), Handled);
                break;
            case 'n':
                Persist(Pending(token), outer =>
                {
                    Persist(Pending($"{token}+"), Handled);
                    Handled(outer);
                });
                break;
            case 'r':
                Persist(Pending(NotedSerializer.Unwritable), Handled);
                break;
            case 'h':
                Persist(Pending(token), noted =>
                {
                    Handled(noted);
                    throw new InvalidOperationException("The handler fails.");
                });
                break;
            case 'd':
                _trace.Deferred(token);
                DeferAsync(token, _trace.Handled);
                break;
            default:
                throw new InvalidOperationException("The command fails.");
        }
    }

    private Noted Pending(string token, bool commandsWait = true)
    {
        _trace.Persisted(token, commandsWait);
        return new Noted(token);
    }

    private void Handled(Noted noted) => _trace.Handled(noted.Text);
}
