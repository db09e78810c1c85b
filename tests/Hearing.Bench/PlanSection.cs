using System.Net.Http.Json;
using System.Text.Json;

namespace Hearing.Bench;

/// <summary>The plan of the 2021 edition, every term of the objective proven.</summary>
internal static class PlanSection
{
    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true);
        await server.StartAsync();
        var (client, _) = await server.SignedInAsync("organiser");
        List<double> taken = [];
        var proven = true;
        for (var i = 0; i < 5; i++)
        {
            using var started = await client.PostAsJsonAsync(new Uri("/api/editions/2021/plan/solves", UriKind.Relative), new { seconds = 20, workers = 2, keepPinned = false });
            started.EnsureSuccessStatusCode();
            var solve = await Finished(client, started.Headers.Location!);
            taken.Add(solve.GetProperty("milliseconds").GetDouble());
            proven &= solve.GetProperty("terms").EnumerateArray().All(t => t.GetProperty("proven").GetBoolean());
        }

        Table.Row("plan of the 2021 edition, median of 5", "≤ 1 s, proven", $"{Table.Median(taken) / 1000:0.00} s, {(proven ? "proven" : "NOT proven")}");
    }

    private static async Task<JsonElement> Finished(HttpClient client, Uri address)
    {
        while (true)
        {
            var solve = await client.GetFromJsonAsync<JsonElement>(address);
            if (solve.GetProperty("state").GetString() is not ("waiting" or "running"))
            {
                return solve;
            }

            await Task.Delay(20);
        }
    }
}
