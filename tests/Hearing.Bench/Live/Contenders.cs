using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>What a server did with so many followers: milliseconds from the commit, or from what a peer was told, to the last follower.</summary>
internal sealed record FanOut(List<double> Last, List<double> All, int Lost, double ConnectsPerSecond, double KiBPerFollower, double MicrosPerDelivery, int FrameBytes);

/// <summary>One server under the same load as every other.</summary>
internal static class Contenders
{
    private const int Warm = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20), _pause = TimeSpan.FromMilliseconds(150);

    /// <summary>The product, by its stream or its hub.</summary>
    public static async Task<FanOut> ProductAsync(string app, Protocol protocol, int followers, int rounds)
    {
        using var driver = await RunDriver.StartAsync(app);
        for (var i = 0; i < 40; i++)
        {
            await driver.DoAsync(Message(i));
        }

        using var load = new LoadClient(driver.Server.Url.Port, protocol, _ => driver.Headers);
        return Measure(load, driver.Server.ProcessId, followers, rounds, round => driver.DoAsync(Message(round)));
    }

    /// <summary>A peer that sends as many bytes.</summary>
    public static async Task<FanOut> PeerAsync(Func<int, Task<Peer>> start, int bytes, int followers, int rounds)
    {
        using var peer = await start(bytes);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{peer.Port}") };
        using var load = new LoadClient(peer.Port, peer.Protocol, _ => "");
        return Measure(load, peer.ProcessId, followers, rounds, async round =>
        {
            var sent = Native.Monotonic();
            using var answer = await client.GetAsync(new Uri($"/send?number={round.ToString("D8", CultureInfo.InvariantCulture)}", UriKind.Relative));
            return new Committed(round, sent, sent, Native.Monotonic());
        });
    }

    public static object Message(int round) => new { kind = "message", text = $"Meddelande {round:D6}" };

    private static FanOut Measure(LoadClient load, int process, int followers, int rounds, Func<int, Task<Committed>> send)
    {
        var before = ProcessUse.Memory(process);
        var connecting = load.Open(followers);
        load.PumpFor(TimeSpan.FromSeconds(1.5));
        var memory = ProcessUse.Memory(process) - before;
        List<double> last = [], all = [];
        var (lost, cpu) = (0, TimeSpan.Zero);
        for (var round = 1; round <= Warm + rounds; round++)
        {
            var used = ProcessUse.Cpu(process);
            var (lacking, committed) = Round(load, () => send(round));
            cpu += round > Warm ? ProcessUse.Cpu(process) - used : TimeSpan.Zero;
            if (round > Warm)
            {
                lost += lacking;
                var taken = load.Followers.Where(f => f.Number == committed.Revision).Select(f => (f.At - committed.Commit) / 1e6).ToList();
                all.AddRange(taken);
                last.Add(taken.Max());
            }

            load.PumpFor(_pause);
        }

        return new(last, all, lost, followers / connecting.TotalSeconds, memory / (double)followers, cpu.TotalMicroseconds / rounds / followers, load.FrameBytes);
    }

    /// <summary>Sends once and reads until everybody has it; how many have not, and when it was sent.</summary>
    public static (int Lacking, Committed Committed) Round(LoadClient load, Func<Task<Committed>> send)
    {
        var sending = Task.Run(send);
        var lacking = load.PumpUntil(() => sending.IsCompleted ? sending.GetAwaiter().GetResult().Revision : null, _patience);
        return (lacking, sending.GetAwaiter().GetResult());
    }
}
