using System.Runtime.InteropServices;

namespace Hearing.Bench.Live;

/// <summary>What Linux offers for many sockets in one thread, and for knowing when the kernel received something.</summary>
internal static unsafe partial class Native
{
    public const int NonBlocking = 0x800, NoSignal = 0x4000;
    public const int SocketLevel = 1, TcpLevel = 6, NoDelay = 1, ReuseAddress = 2, ReceiveBuffer = 8, Linger = 13, Timestamps = 35;
    public const int Add = 1, Delete = 2, Modify = 3;
    public const uint Readable = 1, Writable = 4, Failed = 8 | 16;
    public const int TryAgain = 11, InProgress = 115;

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct Event
    {
        public uint Events;
        public long Data;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Address
    {
        public ushort Family;
        public ushort Port;
        public uint Host;
        public ulong Zero;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Buffer
    {
        public byte* Start;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public void* Name;
        public uint NameLength;
        public Buffer* Buffers;
        public nuint BufferCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_ctl(int epoll, int operation, int socket, Event* change);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_wait(int epoll, Event* events, int most, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int connect(int socket, Address* address, int length);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int bind(int socket, Address* address, int length);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int listen(int socket, int backlog);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int accept4(int socket, void* address, void* length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint send(int socket, byte* bytes, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint recvmsg(int socket, Message* message, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int socket);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setsockopt(int socket, int level, int option, void* value, int length);

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, Time* time);

    /// <summary>Nanoseconds of the monotonic clock.</summary>
    public static long Monotonic() => Now(1);

    /// <summary>Nanoseconds of the wall clock, by which the kernel stamps what it receives.</summary>
    public static long Wall() => Now(0);

    public static void Set(int socket, int level, int option, int value) => setsockopt(socket, level, option, &value, sizeof(int));

    public static void Watch(int epoll, int operation, int socket, uint events)
    {
        var change = new Event { Events = events, Data = socket };
        epoll_ctl(epoll, operation, socket, &change);
    }

    public static Address Loopback(int port) => new()
    {
        Family = 2,
        Port = (ushort)System.Net.IPAddress.HostToNetworkOrder((short)port),
        Host = BitConverter.ToUInt32([127, 0, 0, 1]),
    };

    private static long Now(int clock)
    {
        Time time;
        _ = clock_gettime(clock, &time);
        return time.Seconds * 1_000_000_000 + time.Nanoseconds;
    }
}
