using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Hearing.Browser.Tests.Setup;
using Hearing.Client.Runs;
using Hearing.Domain.Contracts;

namespace Hearing.Browser.Tests.Runs;

public sealed class ClockTests(DemoServer demo)
{
    private const int Connections = 6;

    [Fact]
    public async Task Over_a_network_of_300_ms_give_or_take_100_each_way_the_clock_is_right_to_a_frame_after_60_samples()
    {
        using var slow = new SlowNetwork(demo.Server.Url.Port);
        using var direct = new HttpClient { BaseAddress = demo.Server.Url };
        var clock = new ServerClock(TimeProvider.System);
        // On connections that are open before, and few at a time: sixty in one moment would measure how long this machine is busy with them.
        // One at a time takes its answer in, as in a browser.
        var browser = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Factory.StartNew(async () =>
        {
            using var client = new HttpClient { BaseAddress = slow.Url };
            await TimeAsync(client);
            for (var sample = 0; sample < 60 / Connections; sample++)
            {
                await clock.SampleAsync(() => TimeAsync(client));
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.None, browser).Unwrap()));

        var truth = new ServerClock(TimeProvider.System);
        for (var i = 0; i < 20; i++)
        {
            await truth.SampleAsync(() => TimeAsync(direct));
        }

        Assert.InRange((clock.Now - truth.Now).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1) / 60);
    }

    private static async Task<ServerTime> TimeAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<ServerTime>(new Uri("/api/time", UriKind.Relative), WireJson.Options, TestContext.Current.CancellationToken))!;

    /// <summary>A way to the server on which every message takes 200 to 400 ms in each direction.</summary>
    private sealed class SlowNetwork : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();

        public SlowNetwork(int port)
        {
            _listener.Start(128);
            _ = AcceptAsync(port);
        }

        public Uri Url => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public void Dispose()
        {
            _end.Cancel();
            _listener.Stop();
            _end.Dispose();
        }

        private async Task AcceptAsync(int port)
        {
            try
            {
                while (true)
                {
                    var here = await _listener.AcceptTcpClientAsync(_end.Token);
                    _ = CarryAsync(here, port);
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task CarryAsync(TcpClient here, int port)
        {
            using var there = new TcpClient { NoDelay = true };
            here.NoDelay = true;
            await there.ConnectAsync(IPAddress.Loopback, port, _end.Token);
            await Task.WhenAny(CarryAsync(here.GetStream(), there.GetStream()), CarryAsync(there.GetStream(), here.GetStream()));
            here.Dispose();
        }

        private async Task CarryAsync(NetworkStream from, NetworkStream to)
        {
            var buffer = new byte[8192];
            try
            {
                while (await from.ReadAsync(buffer, _end.Token) is > 0 and var count)
                {
                    await Task.Delay(Random.Shared.Next(200, 401), _end.Token);
                    await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The connection is over.
            }
        }
    }
}
