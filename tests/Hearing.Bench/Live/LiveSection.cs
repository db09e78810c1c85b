using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>The live hearing: fan-out beside bound and peers in the same run, commits, frozen followers, kills, two organisers.</summary>
internal static class LiveSection
{
    public static async Task RunAsync(string app)
    {
        foreach (var followers in Setting("FOLLOWERS", "1000 5000 10000").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await FanOutAsync(app, int.Parse(followers, CultureInfo.InvariantCulture), Number("ROUNDS", 30), Number("REPEATS", 3));
        }

        await PartAsync("COMMITS", 500, count => CommitSection.RunAsync(app, count));
        await PartAsync("FROZEN_OF", 1000, count => FrozenSection.RunAsync(app, count, Number("ROUNDS", 30) * 2));
        await PartAsync("BACK", 1000, count => ComeBackSection.RunAsync(app, count));
        await PartAsync("KILLS", 1000, count => KillSection.RunAsync(app, count));
        await PartAsync("PAIRS", 10_000, count => PairSection.RunAsync(app, count));
    }

    private static Task PartAsync(string name, int usual, Func<int, Task> run) => Number(name, usual) is > 0 and var count ? run(count) : Task.CompletedTask;

    private static int Number(string name, int usual) => int.Parse(Setting(name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static string Setting(string name, string usual) => Environment.GetEnvironmentVariable($"HEARING_BENCH_{name}") ?? usual;

    private static async Task FanOutAsync(string app, int followers, int rounds, int repeats)
    {
        List<FanOut> stream = [], bare = [], kestrel = [], socketIo = [], hub = [];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            stream.Add(await Contenders.ProductAsync(app, Protocol.Stream("demo", "main"), followers, rounds));
            var bytes = stream[^1].FrameBytes;
            bare.Add(await Contenders.PeerAsync(Peer.BareAsync, bytes, followers, rounds));
            kestrel.Add(await Contenders.PeerAsync(Peer.KestrelAsync, bytes, followers, rounds));
            socketIo.Add(await Contenders.PeerAsync(Peer.SocketIoAsync, bytes, followers, rounds));
            hub.Add(await Contenders.ProductAsync(app, Protocol.Hub("demo", "main"), followers, rounds));
        }

        var (own, base1, peer) = (Last(stream), Last(kestrel), Last(socketIo));
        var most = followers <= 1000 ? 1.5 : 2;
        Table.Row($"fact committed → last of {followers} followers, median of {rounds * repeats}", $"≤ {most} × Kestrel, ahead of socket.io, nothing lost", string.Create(CultureInfo.InvariantCulture,
            $"{own:0.0} ms = {own / base1:0.00} × Kestrel ({base1:0.0}), socket.io {peer:0.0}, bare sockets {Last(bare):0.0}, our SignalR hub {Last(hub):0.0}; {stream.Sum(f => f.Lost)} lost"));
        Table.Row($"CPU a delivery, {followers} followers", "not more than socket.io", Compared(f => f.MicrosPerDelivery, "0.0", " µs"));
        Table.Row($"memory a follower, {followers} followers", "not more than socket.io", Compared(f => f.KiBPerFollower, "0.0", " KiB"));
        Table.Row($"connects a second, {followers} followers", "not fewer than socket.io", Compared(f => f.ConnectsPerSecond, "0", ""));

        string Compared(Func<FanOut, double> of, string format, string unit)
        {
            string Of(List<FanOut> from) => Table.Median(from.Select(of)).ToString(format, CultureInfo.InvariantCulture) + unit;
            return $"{Of(stream)}; Kestrel {Of(kestrel)}, socket.io {Of(socketIo)}, bare sockets {Of(bare)}, our SignalR hub {Of(hub)} ({stream[0].FrameBytes} bytes, hub {hub[0].FrameBytes})";
        }
    }

    private static double Last(List<FanOut> runs) => Table.Median(runs.SelectMany(r => r.Last));
}
