using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>
/// Forty viewers of two senders, and what our own process has to do for them; <c>deploy/bench.sh floor</c> runs it. Each viewer is the room's own
/// script in a frame with nothing else on it, which receives and decodes but does not draw: forty whole pages are more than the machine that also
/// sends and relays can draw, and would be measured instead.
/// </summary>
public sealed partial class FloorCrowdBench(Chromium chromium) : FloorBenchTest<CrowdedServer>(chromium)
{
    private const int Viewers = 40, Senders = 2, Seconds = 30;
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(90);

    private const string Keep = """
        globalThis.kept_ = [];
        // Everything is received and decoded, and nothing drawn; what is asked for is what a picture as wide as this needs.
        Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 400 });
        Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { get() { return this.given_; }, set(stream) { this.given_ = stream; } });
        globalThis.RTCPeerConnection = ((Real) => function (...given) { const one = new Real(...given); kept_.push(one); return one; })(RTCPeerConnection);
        """;

    /// <summary>Of every feed at every viewer: packets lost and received, frames decoded, and how wide the picture is.</summary>
    private const string Count = """
        async () => {
          const rows = [];
          for (const frame of document.querySelectorAll('iframe')) {
            for (const one of frame.contentWindow.kept_ ?? []) {
              if (one.connectionState === 'closed') continue;
              const all = [...(await one.getStats()).values()].filter((r) => r.type === 'inbound-rtp');
              const picture = all.find((r) => r.kind === 'video');
              if (picture?.framesDecoded > 0) rows.push({
                lost: all.reduce((sum, r) => sum + (r.packetsLost ?? 0), 0), got: all.reduce((sum, r) => sum + (r.packetsReceived ?? 0), 0),
                frames: picture.framesDecoded, width: picture.frameWidth ?? 0 });
            }
          }
          return JSON.stringify(rows);
        }
        """;

    [Fact(Explicit = true)]
    public async Task Forty_viewers_of_two_senders()
    {
        var (team, host) = (await WithCameraAsync("candidate", Team), await WithCameraAsync("organiser", Host));
        await Floor.Organiser.PresentationAsync(Server.Url);
        await team.Locator("[data-floor-start]").ClickAsync();
        await host.Locator("[data-floor-start]").ClickAsync();
        var juror = await FollowAsync("juror");
        await SeesAsync(juror, "the jury sees both", Team, Host);
        var script = await juror.Locator("script[src*='js/floor']").GetAttributeAsync("src");
        await juror.CloseAsync();

        // A page that the test itself hands out comes from nowhere, and would not be let to a server on this machine.
        await using var viewing = await Chromium.AnotherAsync(more: "--disable-features=LocalNetworkAccessChecks");
        var crowd = await SignedInAsync(Server, "juror", browser: viewing);
        await crowd.AddInitScriptAsync(Keep);
        await crowd.RouteAsync("**/crowd", route => Html(route, "<style>iframe { display: none }</style>" + string.Concat(Enumerable.Repeat("<iframe src='/seat'></iframe>", Viewers))));
        await crowd.RouteAsync("**/seat", route => Html(route, $"""
            <base href="/">
            <section data-floor data-edition="demo" data-room="main"><div data-floor-large></div></section><script type="module" src="{script}"></script>
            """));
        var idle = Memory();
        await crowd.GotoAsync("/crowd");
        await Eventually.Holds("everybody sees both in that size", _slow, async () => (await CountAsync(crowd)).Count(row => row["width"] == 320) == Viewers * Senders);

        var (before, worked, begun) = (await CountAsync(crowd), Worked(), TimeProvider.System.GetTimestamp());
        var most = Memory();
        await Eventually.Holds("the time is over", TimeSpan.FromSeconds(2 * Seconds), () =>
        {
            most = Math.Max(most, Memory());
            return Task.FromResult(TimeProvider.System.GetElapsedTime(begun).TotalSeconds >= Seconds);
        });
        var (share, after) = ((Worked() - worked) / TimeProvider.System.GetElapsedTime(begun).TotalSeconds, await CountAsync(crowd));
        double Sum(string what) => after.Sum(row => row[what]) - before.Sum(row => row[what]);
        Assert.Equal(Viewers * Senders, after.Count);
        var rate = Sum("frames") / after.Count / Seconds;
        Say($"{Viewers} viewers × {Senders} senders at 320×180, {Seconds} s", "no losses", $"{Sum("lost"):0} of {Sum("got"):0} packets lost, {rate:0.0} pictures a second decoded");
        Say($"our relay meanwhile", "≤ 2 % of a core, ≤ 50 MB above idle", $"{share * 100:0.0} %, {(most - idle) / 1e6:0} MB");
    }

    private static Task Html(IRoute route, string body) => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html>" + body });

    private static async Task<List<Dictionary<string, double>>> CountAsync(IPage page) => JsonSerializer.Deserialize<List<Dictionary<string, double>>>(await page.EvaluateAsync<string>(Count))!;

    /// <summary>The seconds that the server's process has worked; the clock of proc(5) ticks a hundred times a second.</summary>
    private double Worked()
    {
        var fields = File.ReadAllText($"/proc/{Server.ProcessId}/stat").Split(") ")[^1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
    }

    /// <summary>The bytes of memory that the server's process holds.</summary>
    private double Memory() => 1024 * double.Parse(Resident().Match(File.ReadAllText($"/proc/{Server.ProcessId}/status")).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();
}

/// <summary>A floor's server on which one person may have forty devices.</summary>
public sealed class CrowdedServer : FloorServer
{
    protected override Dictionary<string, string> Settings => new(base.Settings)
    {
        ["Hearing__Limits__ConnectionsPerUser"] = "1000",
        ["Hearing__Limits__CallsPerSecond"] = "10000",
        ["Hearing__Limits__HandshakesPerSecond"] = "1000",
        ["Hearing__Limits__ConnectionsPerAddress"] = "1000",
    };
}
