using System.Text.Json;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Films;

public sealed class InStepTests(Chromium chromium) : OwnServerTest(chromium)
{
    private const string Run = "/api/editions/demo/rooms/main/run";

    /// <summary>What the page's script is told about frames is wrong by so much: then what it shows is, too.</summary>
    private const double WrongBy = 50;
    private static readonly TimeSpan _away = TimeSpan.FromSeconds(20);
    private readonly Chromium _chromium = chromium;
    private readonly List<IBrowser> _browsers = [];

    [Fact]
    public async Task Screens_show_a_film_in_step_without_a_seek_and_play_on_while_the_server_is_away()
    {
        var organiser = await SignedInAsync(Server, "organiser");
        await organiser.APIRequest.PostAsync(new Uri(Server.Url, "/api/editions/demo/programmes").ToString(), new() { DataObject = new { } });
        IPage[] screens = [await FollowAsync("candidate", 0), await FollowAsync("chair", 0), await FollowAsync("juror", WrongBy)];
        await CommandAsync(organiser, "start");
        await Eventually.Holds("the films are on all devices", async () => await ReadyAsync(organiser) == screens.Length);
        var began = await CommandAsync(organiser, "next");
        ErrorsExpected = error => error.Contains("ERR_", StringComparison.Ordinal) || error.Contains("WebSocket", StringComparison.Ordinal);
        await ReachesAsync(screens[0], 5);
        await Server.KillAsync();
        var gone = Now;
        await ReachesAsync(screens[0], 5 + _away.TotalSeconds);
        await Server.StartAsync();
        var back = Now;
        await Assertions.Expect(screens[0].Locator("[data-connection]")).ToBeHiddenAsync();
        Shown[] shown = [await Shown.ReadAsync(screens[0]), await Shown.ReadAsync(screens[1]), await Shown.ReadAsync(screens[2])];

        Assert.All(shown, s => Assert.True(s.Unread < s.Frames.Count / 20, $"{s.Unread} frames of {s.Frames.Count} could not be read"));
        Assert.All(shown, s => Assert.DoesNotContain(s.Seeks, at => at > began + 300));
        Assert.All(shown, s => Assert.All(s.Rates, r => Assert.InRange(r.Rate, 0.98 - 1e-6, 1.02 + 1e-6)));
        Assert.All(shown, s => Assert.True(s.LongestGap(gone, back) < 1000, $"stood for {s.LongestGap(gone, back)} ms"));
        var offs = shown.Select(s => s.Seconds(began)).ToList();
        foreach (var off in offs)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', off.OrderBy(s => s.Key).Select(s => $"{s.Value:0}")));
        }

        // A frame is 40 ms. Wide enough for two cores that decode three films beside other tests, and narrow enough for the one that is wrong.
        Assert.InRange(Math.Abs(Between(offs[0], offs[1])), 0, 35);
        Assert.InRange(Between(offs[0], offs[2]), WrongBy - 35, WrongBy + 35);
        Assert.InRange(Shown.Median(offs[0].Values), -45, 45);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var browser in _browsers)
        {
            await browser.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    private static double Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The median of how far the one is ahead of the other, over the seconds that both showed, without the first four.</summary>
    private static double Between(Dictionary<int, double> one, Dictionary<int, double> other)
    {
        var both = one.Keys.Where(s => s >= 4 && other.ContainsKey(s)).ToList();
        Assert.True(both.Count >= 10, $"{both.Count} seconds");
        return Shown.Median(both.Select(s => one[s] - other[s]));
    }

    /// <summary>A follower in a browser of its own: windows of one browser hide each other, and what is hidden shows no frames.</summary>
    private async Task<IPage> FollowAsync(string role, double wrongBy)
    {
        var browser = await _chromium.AnotherAsync();
        _browsers.Add(browser);
        var page = await SignedInAsync(Server, role, browser: browser);
        await Shown.WatchAsync(page);
        if (wrongBy > 0)
        {
            await page.AddInitScriptAsync($$"""
                const told = HTMLVideoElement.prototype.requestVideoFrameCallback;
                HTMLVideoElement.prototype.requestVideoFrameCallback = function (heard) {
                  return told.call(this, (now, about) => heard(now, { ...about, mediaTime: about.mediaTime + {{wrongBy / 1000}} }));
                };
                """);
        }

        await page.GotoAsync("/demo/live/main");
        return page;
    }

    private async Task<int> ReadyAsync(IPage organiser)
    {
        var devices = await JsonAsync(await organiser.APIRequest.GetAsync(new Uri(Server.Url, "/api/editions/demo/rooms/main/devices").ToString()));
        var film = (await RundownAsync(organiser)).GetProperty("cues").EnumerateArray().Select(c => c.GetProperty("film")).First(f => f.ValueKind == JsonValueKind.Object).GetProperty("filmId").GetString();
        return devices.GetProperty("films").EnumerateArray().Where(f => f.GetProperty("film").GetString() == film).Select(f => f.GetProperty("devices").GetInt32()).FirstOrDefault();
    }

    /// <summary>Gives a command, and answers when what is on stage then begins to run.</summary>
    private async Task<double> CommandAsync(IPage organiser, string kind)
    {
        var before = await RundownAsync(organiser);
        var onStage = before.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("cueId").GetString()).LastOrDefault();
        var envelope = new { commandId = Guid.NewGuid(), expectedRevision = before.GetProperty("revision").GetInt64(), onStage = before.GetProperty("revision").GetInt64() == 0 ? null : onStage, command = new { kind } };
        var answer = await organiser.APIRequest.PostAsync(new Uri(Server.Url, $"{Run}/commands").ToString(), new() { DataObject = envelope });
        Assert.True(answer.Ok, await answer.TextAsync());
        var running = (await RundownAsync(organiser)).GetProperty("segments").EnumerateArray().Last(s => s.GetProperty("state").GetString() == "running"
            && (kind != "next" || s.GetProperty("film").ValueKind == JsonValueKind.Object));
        return running.GetProperty("from").GetDateTimeOffset().ToUnixTimeMilliseconds();
    }

    private async Task<JsonElement> RundownAsync(IPage organiser) => await JsonAsync(await organiser.APIRequest.GetAsync(new Uri(Server.Url, Run).ToString()));

    private static async Task<JsonElement> JsonAsync(IAPIResponse answer) => (await answer.JsonAsync())!.Value;

    private static Task<IJSHandle> ReachesAsync(IPage page, double seconds) => page.WaitForFunctionAsync(
        "seconds => globalThis.seenFrames.frames.some(f => f[0] * 40 > seconds * 1000)", seconds, new() { PollingInterval = 100 });
}
