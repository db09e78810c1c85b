using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>A tenth of the followers take nothing any more: what the others notice, and what it costs.</summary>
internal static class FrozenSection
{
    private const int Share = 10;

    public static async Task RunAsync(string app, int followers, int rounds)
    {
        using var driver = await RunDriver.StartAsync(app);
        using var load = new LoadClient(driver.Server.Url.Port, Protocol.Stream("demo", "main"), _ => driver.Headers);
        load.Open(followers);
        var (before, memory) = (Rounds(load, driver, rounds), ProcessUse.Memory(driver.Server.ProcessId));
        load.Freeze(followers / Share);
        var (after, more) = (Rounds(load, driver, rounds), ProcessUse.Memory(driver.Server.ProcessId));
        Table.Row($"{followers / Share} of {followers} followers frozen: p99 of the others; memory", "≤ +50 ms; ≤ +20 %", string.Create(CultureInfo.InvariantCulture,
            $"{Table.Percentile(before, 0.99):0.0} → {Table.Percentile(after, 0.99):0.0} ms; {memory / 1024} → {more / 1024} MB = {(more - memory) * 100.0 / memory:+0;-0} %"));
    }

    private static List<double> Rounds(LoadClient load, RunDriver driver, int rounds)
    {
        List<double> all = [];
        for (var round = 0; round < rounds; round++)
        {
            var (_, committed) = Contenders.Round(load, () => driver.DoAsync(Contenders.Message(round)));
            all.AddRange(load.Followers.Where(f => !f.IsFrozen).Select(f => (f.At - committed.Commit) / 1e6));
            load.PumpFor(TimeSpan.FromMilliseconds(100));
        }

        return all;
    }
}
