using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hearing.Browser.Tests.Films;

/// <summary>A line to the server that is not too fast, can be cut, and is very slow from a place on: so that what is looked at meanwhile has its time.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const int Piece = 1 << 16, SlowBytesPerSecond = 1 << 18;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(1);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private readonly int _to;
    private readonly Task _listening;
    private long _bytes, _fastUntil = long.MaxValue;

    public CuttingProxy(int to)
    {
        _to = to;
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes that went towards the server so far, those that never arrived among them.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>From so many <see cref="Bytes"/> on it is slow, at 256 kB a second.</summary>
    public long FastUntil
    {
        get => Interlocked.Read(ref _fastUntil);
        set => Interlocked.Exchange(ref _fastUntil, value);
    }

    /// <summary>Cuts every connection in the middle of what it is doing.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys.Where(s => _open.TryRemove(s, out _)))
        {
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _listening;
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptSocketAsync(_end.Token);
                _open[near] = true;
                _ = JoinAsync(near);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // The test is over.
            }
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[far] = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(CopyAsync(near, far, isUp: true), CopyAsync(far, near, isUp: false));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // A server that is being started again.
        }

        foreach (var socket in new[] { near, far }.Where(s => _open.TryRemove(s, out _)))
        {
            socket.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isUp)
    {
        var buffer = new byte[Piece];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                await to.SendAsync(buffer.AsMemory(0, read));
                if (isUp)
                {
                    var isSlow = Interlocked.Add(ref _bytes, read) >= FastUntil;
                    await Task.Delay(isSlow ? TimeSpan.FromSeconds((double)read / SlowBytesPerSecond) : _pause, _end.Token);
                }
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is told by closing it.
        }
    }
}
