using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hearing.Bench.Live;

/// <summary>What became of a command: its revision, and between which instants it was committed (nanoseconds of the monotonic clock).</summary>
internal readonly record struct Committed(long Revision, long Sent, long Commit, long Answered);

/// <summary>The demo's room on a server of its own, with an organiser who gives commands.</summary>
internal sealed class RunDriver(BenchServer server, HttpClient client, string cookie) : IDisposable
{
    private static readonly Uri _run = new("/api/editions/demo/rooms/main/run", UriKind.Relative);
    private static readonly Uri _commands = new(_run + "/commands", UriKind.Relative);

    public BenchServer Server => server;

    public string Headers => $"Cookie: {cookie}\r\nOrigin: {server.Url.ToString().TrimEnd('/')}\r\n";

    /// <summary>The run as it was told last.</summary>
    public JsonElement Run { get; private set; }

    public long Revision => Run.GetProperty("revision").GetInt64();

    /// <summary>A server with the demo published and begun.</summary>
    public static async Task<RunDriver> StartAsync(string app)
    {
        var server = new BenchServer(app, demo: true, new() { ["Hearing__Limits__ConnectionsPerUser"] = "100000", ["Hearing__Limits__CallsPerSecond"] = "100000", ["Hearing__Limits__Venues"] = "127.0.0.0/8" });
        await server.StartAsync();
        var (client, cookies) = await server.SignedInAsync("organiser");
        using var published = await client.PostAsJsonAsync(new Uri("/api/editions/demo/programmes", UriKind.Relative), new { });
        published.EnsureSuccessStatusCode();
        var driver = new RunDriver(server, client, cookies.GetCookieHeader(server.Url));
        await driver.ReadAsync();
        await driver.DoAsync(new { kind = "start" });
        return driver;
    }

    /// <summary>Gives a command that must be taken.</summary>
    public Task<Committed> DoAsync(object command) => DoAsync(Guid.NewGuid(), OnStage(Run), command);

    /// <inheritdoc cref="DoAsync(object)"/>
    public async Task<Committed> DoAsync(Guid id, string? onStage, object command)
    {
        var sent = Native.Monotonic();
        var (status, body, took) = await GiveAsync(id, Revision, onStage, command);
        var answered = Native.Monotonic();
        if (status != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{status}: {body}");
        }

        Run = body.GetProperty("rundown");
        return new(Revision, sent, sent + (long)(took * 1e6), answered);
    }

    /// <summary>Gives a command for this revision and cue, whatever is answered; how many milliseconds the server took until the commit.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body, double Took)> GiveAsync(Guid id, long revision, string? onStage, object command)
    {
        using var answer = await client.PostAsJsonAsync(_commands, new { commandId = id, expectedRevision = revision, onStage, command });
        var took = answer.Headers.TryGetValues("Server-Timing", out var timing) ? double.Parse(timing.Single().Split("dur=")[1], CultureInfo.InvariantCulture) : 0;
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(), took);
    }

    /// <summary>Reads the run as it is now.</summary>
    public async Task<JsonElement> ReadAsync() => Run = await client.GetFromJsonAsync<JsonElement>(_run);

    /// <summary>The cue on stage in a rundown now; null before the start.</summary>
    public static string? OnStage(JsonElement run)
    {
        var now = TimeProvider.System.GetUtcNow();
        var stage = run.GetProperty("segments").EnumerateArray().LastOrDefault(s => s.GetProperty("from").GetDateTimeOffset() <= now
            && !(s.TryGetProperty("until", out var until) && until.ValueKind == JsonValueKind.String && until.GetDateTimeOffset() <= now));
        return stage.ValueKind == JsonValueKind.Object ? stage.GetProperty("cueId").GetString() : null;
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }
}
