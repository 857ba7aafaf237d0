namespace Akka.Streams.Interpreter;

/// <summary>
/// The asynchronous boundary between two islands: a ring of 16 elements (Akka's default input buffer) with one writer and one
/// reader. The writer stops asking when it is full; the reader wakes it when half of it is free. As in Akka, a failure overtakes
/// the elements that wait in the ring, and a completion does not.
/// </summary>
internal sealed class BoundaryBuffer<T>
{
    private const int Capacity = 16;

    private readonly T[] _ring = new T[Capacity];
    private int _written;
    private int _read;
    private volatile bool _completed;
    private volatile bool _cancelled;
    private Exception? _cause;

    public BoundaryBuffer()
    {
        Writer = new WriterStage(this);
        Reader = new ReaderStage(this);
    }

    public WriterStage Writer { get; }

    public ReaderStage Reader { get; }

    private int Count => Volatile.Read(ref _written) - Volatile.Read(ref _read);

    internal sealed class WriterStage : SinkStage<T>
    {
        private readonly BoundaryBuffer<T> _buffer;

        public WriterStage(BoundaryBuffer<T> buffer)
        {
            _buffer = buffer;
            Room = new Signal(this, OnRoom);
        }

        public Signal Room { get; }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            _buffer._ring[_buffer._written % Capacity] = Grab();
            Volatile.Write(ref _buffer._written, _buffer._written + 1);
            _buffer.Reader.Ready.Post();
            OnRoom();
        }

        public override void CancelStage(Exception? cause)
        {
            base.CancelStage(cause);
            _buffer._cause ??= cause;
            _buffer._completed = true;
            _buffer.Reader.Ready.Post();
        }

        public override void CompleteStage() => CancelStage(null);

        private void OnRoom()
        {
            if (_buffer._cancelled)
                CancelStage(_buffer._cause);
            else if (_buffer.Count < Capacity)
                Pull();
        }
    }

    internal sealed class ReaderStage : SourceStage<T>
    {
        private readonly BoundaryBuffer<T> _buffer;

        public ReaderStage(BoundaryBuffer<T> buffer)
        {
            _buffer = buffer;
            Ready = new Signal(this, OnPull);
        }

        public Signal Ready { get; }

        public override void OnPull()
        {
            var completed = _buffer._completed;
            if (completed && _buffer._cause is { } cause)
            {
                FailStage(cause);
            }
            else if (_buffer.Count == 0)
            {
                if (completed)
                    CompleteStage();
            }
            else if (IsOutAvailable)
            {
                var slot = _buffer._read % Capacity;
                var element = _buffer._ring[slot];
                _buffer._ring[slot] = default!;
                Volatile.Write(ref _buffer._read, _buffer._read + 1);
                if (_buffer.Count == Capacity / 2)
                    _buffer.Writer.Room.Post();

                Push(element);
            }
        }

        public override void OnDownstreamFinish(Exception? cause)
        {
            _buffer._cause ??= cause;
            _buffer._cancelled = true;
            _buffer.Writer.Room.Post();
        }
    }
}
