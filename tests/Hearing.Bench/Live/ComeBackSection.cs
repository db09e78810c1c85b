using System.Diagnostics;
using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>How soon followers are current again after the process was killed.</summary>
internal static class ComeBackSection
{
    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(8), _patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(string app, int followers)
    {
        using var driver = await RunDriver.StartAsync(app);
        using var load = new LoadClient(driver.Server.Url.Port, Protocol.Stream("demo", "main"), _ => driver.Headers) { ComesBack = true };
        load.Open(followers);
        await driver.Server.KillAsync();
        load.PumpFor(_outage);
        var starting = Task.Run(driver.Server.StartAsync);
        while (!starting.IsCompleted)
        {
            load.PumpFor(TimeSpan.FromMilliseconds(50));
        }

        await starting;
        var back = Stopwatch.StartNew();
        var committed = await driver.DoAsync(Contenders.Message(0));
        var first = double.NaN;
        while (double.IsNaN(first) && back.Elapsed < _patience)
        {
            load.PumpFor(TimeSpan.FromMilliseconds(20));
            first = load.Followers.Count(f => f.Number >= committed.Revision) >= followers * 99 / 100 ? back.Elapsed.TotalSeconds : double.NaN;
        }

        Table.Row($"99 % of {followers} followers current after `kill -9` and an outage of {_outage.TotalSeconds:0} s", "≤ 10 s after ready", string.Create(CultureInfo.InvariantCulture, $"{first:0.0} s"));
    }
}
