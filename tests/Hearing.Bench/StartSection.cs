namespace Hearing.Bench;

/// <summary>Published build, empty migration to ready; after kill -9 to ready.</summary>
internal static class StartSection
{
    private const int Times = 5;

    public static async Task RunAsync(string app)
    {
        List<double> first = [], again = [];
        for (var i = 0; i < Times; i++)
        {
            using var server = new BenchServer(app, demo: false);
            first.Add((await server.StartAsync()).TotalSeconds);
            await server.KillAsync();
            again.Add((await server.StartAsync()).TotalSeconds);
        }

        Table.Row("published build, empty migration → ready (slowest of 5)", "≤ 3 s", $"{first.Max():0.00} s (median {Table.Median(first):0.00})");
        Table.Row("after `kill -9` → ready (slowest of 5)", "≤ 5 s", $"{again.Max():0.00} s (median {Table.Median(again):0.00})");
    }
}
