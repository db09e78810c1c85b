using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Hearing.Bench.Films;

/// <summary>A way to the server on which everything takes its time, alike in both directions, and nothing overtakes.</summary>
internal sealed class DelayProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly (int Mean, int Spread) _delay;
    private readonly int _target;

    public DelayProxy(Uri target, int mean, int spread)
    {
        (_target, _delay) = (target.Port, (mean, spread));
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
            }
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            // The bench is over.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using (near)
        {
            using var far = new TcpClient { NoDelay = true };
            near.NoDelay = true;
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
                await Task.WhenAny(PassAsync(near.GetStream(), far.GetStream()), PassAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception lost) when (lost is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The server is away, or one of the two has gone: both ends are closed.
            }
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var way = Channel.CreateBounded<(byte[] Bytes, long Due)>(64);
        var sending = SendAsync(way.Reader, to);
        try
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = await from.ReadAsync(buffer, _ended.Token)) > 0;)
            {
                var delay = Math.Max(0, _delay.Mean + Random.Shared.Next(-_delay.Spread, _delay.Spread + 1));
                await way.Writer.WriteAsync((buffer[..read], Environment.TickCount64 + delay), _ended.Token);
            }
        }
        finally
        {
            way.Writer.TryComplete();
        }

        await sending;
    }

    private async Task SendAsync(ChannelReader<(byte[] Bytes, long Due)> way, NetworkStream to)
    {
        await foreach (var (bytes, due) in way.ReadAllAsync(_ended.Token))
        {
            if (due - Environment.TickCount64 is > 0 and var wait)
            {
                await Task.Delay((int)wait, _ended.Token);
            }

            await to.WriteAsync(bytes, _ended.Token);
        }
    }
}
