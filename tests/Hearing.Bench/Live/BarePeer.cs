using System.Runtime.InteropServices;
using System.Text;
using static Hearing.Bench.Live.Native;

namespace Hearing.Bench.Live;

/// <summary>The bound: one thread that calls <c>send</c> once for each socket and does nothing else.</summary>
internal static unsafe class BarePeer
{
    private static readonly byte[] _accepted = Encoding.ASCII.GetBytes(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");

    private static readonly byte[] _done = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    public static void Serve(int port, int bytes)
    {
        var epoll = epoll_create1(0);
        var listener = socket(2, 1 | NonBlocking, 0);
        Set(listener, SocketLevel, ReuseAddress, 1);
        var address = Loopback(port);
        if (bind(listener, &address, sizeof(Address)) < 0)
        {
            throw new InvalidOperationException($"Port {port} is taken.");
        }

        _ = listen(listener, 4096);
        Watch(epoll, Add, listener, Readable);
        var followers = new HashSet<int>();
        var events = stackalloc Event[1024];
        while (true)
        {
            var count = epoll_wait(epoll, events, 1024, 1000);
            for (var i = 0; i < count; i++)
            {
                var socket = (int)events[i].Data;
                if (socket == listener)
                {
                    AcceptAll(epoll, listener);
                }
                else
                {
                    Answer(socket, followers, bytes);
                }
            }
        }
    }

    private static void AcceptAll(int epoll, int listener)
    {
        for (int accepted; (accepted = accept4(listener, null, null, NonBlocking)) >= 0;)
        {
            Set(accepted, TcpLevel, NoDelay, 1);
            Watch(epoll, Add, accepted, Readable);
        }
    }

    private static void Answer(int socket, HashSet<int> followers, int bytes)
    {
        var buffer = stackalloc byte[4096];
        var into = new Native.Buffer { Start = buffer, Length = 4096 };
        var message = new Message { Buffers = &into, BufferCount = 1 };
        var count = recvmsg(socket, &message, 0);
        if (count < 0 && Marshal.GetLastPInvokeError() == TryAgain)
        {
            return;
        }

        if (count <= 0)
        {
            followers.Remove(socket);
            close(socket);
            return;
        }

        var asked = Encoding.ASCII.GetString(buffer, (int)count);
        if (asked.StartsWith("GET /send?number=", StringComparison.Ordinal))
        {
            SendAll(followers, asked.Substring("GET /send?number=".Length, 8), bytes);
            Send(socket, _done);
        }
        else if (asked.Contains("Upgrade: websocket", StringComparison.Ordinal))
        {
            Send(socket, _accepted);
            followers.Add(socket);
        }
        else
        {
            Send(socket, _done);
        }
    }

    private static void SendAll(HashSet<int> followers, string number, int bytes)
    {
        byte[] frame = [0x81, 126, (byte)(bytes >> 8), (byte)bytes, .. Encoding.ASCII.GetBytes(number.PadRight(bytes, 'x'))];
        fixed (byte* start = frame)
        {
            foreach (var follower in followers)
            {
                send(follower, start, frame.Length, NoSignal);
            }
        }
    }

    private static void Send(int socket, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            send(socket, start, bytes.Length, NoSignal);
        }
    }
}
