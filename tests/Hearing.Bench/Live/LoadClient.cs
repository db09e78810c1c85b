using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using static Hearing.Bench.Live.Native;

namespace Hearing.Bench.Live;

/// <summary>
/// Thousands of WebSocket followers in one thread. When a state has come to one is told by the kernel's stamp on the bytes in its socket,
/// so that this program's own slowness is in no figure.
/// </summary>
internal sealed unsafe partial class LoadClient(int port, Protocol protocol, Func<int, string> headersOf) : IDisposable
{
    private const int MostEvents = 1024;
    private readonly int _epoll = epoll_create1(0);
    private readonly Dictionary<int, Follower> _bySocket = [];
    private readonly PriorityQueue<Follower, long> _retries = new();
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 18, pinned: true);
    private readonly byte[] _control = GC.AllocateUninitializedArray<byte>(256, pinned: true);
    private (byte[] Bytes, long? Number) _last = ([], null);

    public List<Follower> Followers { get; } = [];

    /// <summary>How many have finished their handshake and are connected.</summary>
    public int Ready { get; private set; }

    /// <summary>Bytes of the newest state as it came in one frame.</summary>
    public int FrameBytes => _last.Bytes.Length;

    /// <summary>Whether who is cut off or refused comes back, as a page does.</summary>
    public bool ComesBack { get; set; }

    /// <summary>Opens so many more, a few at once; the answer is how long it took.</summary>
    public TimeSpan Open(int count, int atOnce = 64)
    {
        var watch = Stopwatch.StartNew();
        var target = Ready + count;
        for (var opened = 0; Ready < target;)
        {
            while (opened < count && Followers.Count - Ready < atOnce)
            {
                var follower = new Follower(Followers.Count);
                Followers.Add(follower);
                opened++;
                Connect(follower);
            }

            Pump(10);
            if (watch.Elapsed > TimeSpan.FromMinutes(3))
            {
                throw new TimeoutException($"{Ready} of {target} are connected.");
            }
        }

        return watch.Elapsed;
    }

    /// <summary>Reads what has come, for that long.</summary>
    public void PumpFor(TimeSpan time)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            Pump(20);
        }
    }

    /// <summary>Reads until all who take anything have the state or the patience is over; how many have not.</summary>
    public int PumpUntil(Func<long?> number, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            Pump(5);
            if (number() is { } expected && Followers.Count(f => !f.IsFrozen && f.Number < expected) is var lacking && (lacking == 0 || watch.Elapsed > patience))
            {
                return lacking;
            }
        }
    }

    /// <summary>Lets the first ones take nothing any more, as a page whose device froze.</summary>
    public void Freeze(int count)
    {
        foreach (var follower in Followers.Take(count))
        {
            follower.IsFrozen = true;
            Watch(_epoll, Delete, follower.Socket, 0);
        }
    }

    public void Dispose()
    {
        foreach (var socket in _bySocket.Keys)
        {
            close(socket);
        }

        close(_epoll);
    }

    private void Pump(int milliseconds)
    {
        while (_retries.TryPeek(out var waiting, out var at) && at <= Monotonic())
        {
            _retries.Dequeue();
            Connect(waiting);
        }

        var events = stackalloc Event[MostEvents];
        var count = epoll_wait(_epoll, events, MostEvents, milliseconds);
        for (var i = 0; i < count; i++)
        {
            if (_bySocket.TryGetValue((int)events[i].Data, out var follower))
            {
                Happened(follower, events[i].Events);
            }
        }
    }

    private void Connect(Follower follower)
    {
        var socket = Native.socket(2, 1 | NonBlocking, 0);
        if (socket < 0)
        {
            throw new InvalidOperationException($"No socket: error {Marshal.GetLastPInvokeError()}. Raise the number of open files.");
        }

        Set(socket, TcpLevel, NoDelay, 1);
        Set(socket, SocketLevel, Timestamps, 1);
        (follower.Socket, follower.State, follower.Left) = (socket, State.Connecting, []);
        _bySocket[socket] = follower;
        var address = Loopback(port);
        if (connect(socket, &address, sizeof(Address)) < 0 && Marshal.GetLastPInvokeError() != InProgress)
        {
            Lost(follower);
            return;
        }

        Watch(_epoll, Add, socket, Readable | Writable);
    }

    private void Happened(Follower follower, uint events)
    {
        if (follower.State == State.Connecting && (events & Failed) == 0)
        {
            Watch(_epoll, Modify, follower.Socket, Readable);
            follower.State = State.Upgrading;
            Send(follower.Socket, Encoding.ASCII.GetBytes($"GET {protocol.Path} HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{headersOf(follower.Index)}\r\n"));
            return;
        }

        fixed (byte* start = _buffer, control = _control)
        {
            follower.Left.CopyTo(_buffer, 0);
            var into = new Native.Buffer { Start = start + follower.Left.Length, Length = (nuint)(_buffer.Length - follower.Left.Length) };
            var message = new Message { Buffers = &into, BufferCount = 1, Control = control, ControlLength = (nuint)_control.Length };
            var count = recvmsg(follower.Socket, &message, 0);
            if (count < 0 && Marshal.GetLastPInvokeError() == TryAgain)
            {
                return;
            }

            if (count <= 0)
            {
                Lost(follower);
                return;
            }

            var read = follower.Left.Length + (int)count;
            follower.Left = [];
            Take(follower, _buffer.AsSpan(0, read), Stamp(control, message.ControlLength));
        }
    }

    /// <summary>When the kernel got the bytes, on the monotonic clock.</summary>
    private static long Stamp(byte* control, nuint length)
    {
        var now = Monotonic();
        return length >= 32 && *(int*)(control + 12) == Timestamps
            ? *(long*)(control + 16) * 1_000_000_000 + *(long*)(control + 24) - (Wall() - now)
            : now;
    }

    private void Lost(Follower follower)
    {
        Ready -= follower.State == State.Ready ? 1 : 0;
        follower.State = State.Lost;
        _bySocket.Remove(follower.Socket);
        close(follower.Socket);
        if (ComesBack)
        {
            // As the pages' script does: growing to eight seconds, spread at random.
            var wait = Math.Min(8000, 300 * Math.Pow(2, Math.Min(follower.Tries++, 6))) * (0.5 + Random.Shared.NextDouble() / 2);
            _retries.Enqueue(follower, Monotonic() + (long)(wait * 1e6));
        }
    }

    private static void Send(int socket, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            _ = send(socket, start, bytes.Length, NoSignal);
        }
    }
}
