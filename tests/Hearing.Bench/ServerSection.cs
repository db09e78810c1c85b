using System.Diagnostics;

namespace Hearing.Bench;

/// <summary>Idle memory; a public page's server time.</summary>
internal static class ServerSection
{
    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true);
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Url };
        var page = new Uri("/2021", UriKind.Relative);
        List<double> taken = [];
        for (var i = 0; i < 300; i++)
        {
            var watch = Stopwatch.StartNew();
            await client.GetStringAsync(page);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        await Task.Delay(TimeSpan.FromSeconds(10));
        var resident = long.Parse((await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status")).Single(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        Table.Row("idle memory, demo loaded, after 300 pages", "≤ 200 MB", $"{resident / 1024.0:0} MB");
        Table.Row("public page, request to last byte on loopback, median of the last 200", "≤ 10 ms", $"{Table.Median(taken.Skip(100)):0.0} ms");
    }
}
