using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// The unbounded queue of a mailbox: many producers, one consumer, no lock. A producer claims a slot with one
/// interlocked increment and then fills it; the consumer takes slots in the order of the claims. Slots live in
/// segments that double while the consumer lags, so an idle actor holds a few slots and a flooded one allocates seldom.
/// A mutable struct, because it is one field of the mailbox and never copied.
/// </summary>
/// <remarks>
/// After the scheme of the fetch-and-add array queue (Morrison and Afek, "Fast concurrent queues for x86 processors",
/// PPoPP 2013) reduced to one consumer: a slot is never abandoned, so no slot needs a second state.
/// </remarks>
internal struct MessageQueue
{
    private const int SmallestSegment = 4;
    private const int LargestSegment = 1024;

    private Segment? _head;
    private Segment? _tail;

    /// <summary>
    /// True when no slot is claimed. A claim is a full fence, so a producer that has claimed is seen here by a consumer
    /// that has announced (with a fence of its own) that it is about to sleep.
    /// </summary>
    internal bool IsEmpty
    {
        get
        {
            var segment = Volatile.Read(ref _head);
            while (segment is not null)
            {
                if (segment.Taken < Math.Min(Volatile.Read(ref segment.Claimed), segment.Slots.Length))
                {
                    return false;
                }

                if (segment.Taken < segment.Slots.Length)
                {
                    return true;
                }

                segment = Volatile.Read(ref segment.Next);
            }

            return true;
        }
    }

    internal void Enqueue(object message, IActorRef? sender)
    {
        var segment = Volatile.Read(ref _tail) ?? First();
        while (true)
        {
            var index = Interlocked.Increment(ref segment.Claimed) - 1;
            if ((uint)index < (uint)segment.Slots.Length)
            {
                ref var slot = ref segment.Slots[index];
                slot.Sender = sender;
                Volatile.Write(ref slot.Message, message);
                return;
            }

            segment = Grow(segment);
        }
    }

    /// <summary>Takes the oldest message. Only the consumer calls this.</summary>
    internal bool TryDequeue(out object message, out IActorRef? sender)
    {
        var segment = _head;
        while (segment is not null)
        {
            var index = segment.Taken;
            if (index == segment.Slots.Length)
            {
                segment = Volatile.Read(ref segment.Next);
                if (segment is not null)
                {
                    _head = segment;
                }

                continue;
            }

            ref var slot = ref segment.Slots[index];
            var taken = Volatile.Read(ref slot.Message);
            if (taken is null)
            {
                if (Volatile.Read(ref segment.Claimed) <= index)
                {
                    break;
                }

                taken = AwaitFill(ref slot);
            }

            message = taken;
            sender = slot.Sender;
            slot = default;
            segment.Taken = index + 1;
            return true;
        }

        message = null!;
        sender = null;
        return false;
    }

    /// <summary>The producer is between its claim and its write: a few instructions, unless its thread was put off the core.</summary>
    private static object AwaitFill(ref Slot slot)
    {
        var spin = new SpinWait();
        object? message;
        while ((message = Volatile.Read(ref slot.Message)) is null)
        {
            spin.SpinOnce();
        }

        return message;
    }

    private Segment First()
    {
        Interlocked.CompareExchange(ref _head, new Segment(SmallestSegment), null);
        Interlocked.CompareExchange(ref _tail, _head, null);
        return _tail!;
    }

    private Segment Grow(Segment full)
    {
        var next = Volatile.Read(ref full.Next);
        if (next is null)
        {
            var size = full.Slots.Length;
            var lagging = size - Volatile.Read(ref full.Taken) >= size / 2;
            var candidate = new Segment(lagging ? Math.Min(size * 2, LargestSegment) : size);
            next = Interlocked.CompareExchange(ref full.Next, candidate, null) ?? candidate;
        }

        Interlocked.CompareExchange(ref _tail, next, full);
        return next;
    }

    private struct Slot
    {
        internal object? Message;
        internal IActorRef? Sender;
    }

    private sealed class Segment(int size)
    {
        internal readonly Slot[] Slots = new Slot[size];
        internal Segment? Next;
        internal int Taken;
        internal int Claimed;
    }
}
