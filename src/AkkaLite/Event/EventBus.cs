using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>Delivers events to subscribers by class of event. Publishing takes no lock.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<TClassifier, TSubscriber[]> _receivers = new();
    private readonly HashSet<(TClassifier Classifier, TSubscriber Subscriber)> _subscriptions = [];

    /// <summary>False when it was subscribed already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var added = _subscriptions.Add((classifier, subscriber));
            _receivers.Clear();
            return added;
        }
    }

    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_gate)
        {
            var removed = _subscriptions.RemoveWhere(one => one.Subscriber.Equals(subscriber));
            _receivers.Clear();
            return removed > 0;
        }
    }

    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var removed = _subscriptions.Remove((classifier, subscriber));
            _receivers.Clear();
            return removed;
        }
    }

    public virtual void Publish(TEvent @event)
    {
        var classifier = GetClassifier(@event);
        if (!_receivers.TryGetValue(classifier, out var receivers))
        {
            receivers = FindReceivers(classifier);
        }

        foreach (var receiver in receivers)
        {
            Publish(@event, receiver);
        }
    }

    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract TClassifier GetClassifier(TEvent @event);

    private TSubscriber[] FindReceivers(TClassifier classifier)
    {
        lock (_gate)
        {
            return _receivers[classifier] =
                [.. _subscriptions.Where(one => IsSubClassification(one.Classifier, classifier)).Select(one => one.Subscriber).Distinct()];
        }
    }
}
