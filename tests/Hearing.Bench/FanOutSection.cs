using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hearing.Bench;

/// <summary>From a command's sending to the last of 1,000 followers of the hub: more than from the fact's commit, never less.</summary>
internal static class FanOutSection
{
    private const int Count = 1000, Rounds = 30;
    private static readonly Uri _run = new("/api/editions/demo/rooms/main/run", UriKind.Relative);

    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true);
        await server.StartAsync();
        var (client, cookies) = await server.SignedInAsync("organiser");
        using var published = await client.PostAsJsonAsync(new Uri("/api/editions/demo/programmes", UriKind.Relative), new { });
        published.EnsureSuccessStatusCode();
        await Command(client, new { kind = "start" });
        var followers = new List<HubFollower>();
        for (var i = 0; i < Count; i++)
        {
            followers.Add(await HubFollower.ConnectAsync(server.Url, cookies.GetCookieHeader(server.Url), "demo", "main"));
        }

        using var stop = new CancellationTokenSource();
        var reading = followers.ConvertAll(f => f.ReadAsync(stop.Token));
        List<double> last = [];
        var lost = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var revision = await Command(client, new { kind = "message", text = $"Meddelande {round}" });
            var heard = await Task.WhenAll(followers.Select(f => f.HeardAsync(revision, TimeSpan.FromSeconds(10))));
            lost += heard.Count(h => h is null);
            last.Add(heard.Max(h => h is { } at ? Stopwatch.GetElapsedTime(begun, at).TotalMilliseconds : 10_000));
        }

        await stop.CancelAsync();
        Table.Row($"command sent → last of {Count} hub followers, median of {Rounds}", "≤ 100 ms, nothing lost",
            $"{Table.Median(last):0} ms (slowest {last.Max():0}), {lost} lost of {Count * Rounds}");
        followers.ForEach(f => f.Dispose());
    }

    private static async Task<long> Command(HttpClient client, object command)
    {
        var run = await client.GetFromJsonAsync<JsonElement>(_run);
        var now = TimeProvider.System.GetUtcNow();
        var stage = run.GetProperty("segments").EnumerateArray().LastOrDefault(s => s.GetProperty("from").GetDateTimeOffset() <= now
            && !(s.TryGetProperty("until", out var until) && until.ValueKind == JsonValueKind.String && until.GetDateTimeOffset() <= now));
        using var answer = await client.PostAsJsonAsync(new Uri(_run + "/commands", UriKind.Relative), new
        {
            commandId = Guid.NewGuid(),
            expectedRevision = run.GetProperty("revision").GetInt64(),
            onStage = stage.ValueKind == JsonValueKind.Object ? stage.GetProperty("cueId").GetString() : null,
            command,
        });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? body.GetProperty("revision").GetInt64() : throw new InvalidOperationException($"{answer.StatusCode}: {body}");
    }
}
