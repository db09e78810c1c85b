using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>How fast the run gives and takes the floor; <c>deploy/bench.sh floor</c> runs it and shows the rows. Server, media server and browsers share this machine.</summary>
public sealed class FloorBench(Chromium chromium) : FloorBenchTest<FloorServer>(chromium)
{
    private const int Turns = 10;

    /// <summary>Notes the instant of every frame that any sender's picture shows, by the clock that the test has too.</summary>
    private const string Watch = """
        globalThis.frames_ = [];
        addEventListener('DOMContentLoaded', () => { globalThis.begun_ = Date.now(); });
        addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
          for (const added of changes.flatMap(c => [...c.addedNodes])) {
            const video = added.querySelector?.('[data-feed] video, video');
            if (!video || !added.matches('[data-feed]')) continue;
            const tick = () => { frames_.push(Date.now()); video.requestVideoFrameCallback(tick); };
            video.requestVideoFrameCallback(tick);
          }
        }).observe(document.body, { childList: true, subtree: true }));
        """;

    [Fact(Explicit = true)]
    public async Task Giving_and_taking_the_floor()
    {
        var team = await WithCameraAsync("candidate", Team);
        await team.Locator("[data-floor-start]").ClickAsync();
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToHaveAttributeAsync("data-on", "greenRoom");
        var juror = await SignedInAsync(Floor.Server, "juror");
        await juror.AddInitScriptAsync(Watch);
        await juror.GotoAsync("/demo/live/main");
        var (given, taken, joined) = (new List<double>(), new List<double>(), new List<double>());
        // The film is left out, so that from now on the presentation is the welcome's next cue.
        await Floor.Organiser.DoAsync(Floor.Server.Url, new { kind = "next" });
        await Floor.Organiser.DoAsync(Floor.Server.Url, new { kind = "skip" });
        await Floor.BeginAnewAsync();
        for (var turn = 0; turn < Turns; turn++)
        {
            await SilentAsync(juror);
            given.Add(await FirstFrameAfterAsync(juror, () => Floor.Organiser.DoAsync(Floor.Server.Url, new { kind = "next" })));
            joined.Add(await JoinAsync(juror));
            taken.Add(await LastFrameAfterAsync(juror, Floor.BeginAnewAsync));
        }

        Say("cue starts → first frame of a team that is in the green room", "≤ 500 ms", given);
        Say("cue ends → last frame at a viewer", "≤ 150 ms", taken);
        Say("page has come → first frame of one who joins late", "≤ 500 ms", joined);
    }

    private static async Task<double> FirstFrameAfterAsync(IPage page, Func<Task> act)
    {
        var begun = Now;
        await act();
        await Eventually.Holds("a frame is shown", () => page.EvaluateAsync<bool>("since => frames_.some(f => f > since)", begun));
        return await page.EvaluateAsync<double>("since => frames_.find(f => f > since) - since", begun);
    }

    private static async Task<double> LastFrameAfterAsync(IPage page, Func<Task> act)
    {
        var begun = Now;
        await act();
        await SilentAsync(page);
        return await page.EvaluateAsync<double>("since => Math.max(0, frames_.at(-1) - since)", begun);
    }

    private static async Task<double> JoinAsync(IPage page)
    {
        await page.ReloadAsync();
        await Eventually.Holds("a frame is shown", () => page.EvaluateAsync<bool>("() => frames_.length > 0"));
        return await page.EvaluateAsync<double>("() => frames_[0] - begun_");
    }

    /// <summary>Waits until nothing has been shown for a second.</summary>
    private static Task SilentAsync(IPage page) => Eventually.Holds("nobody is shown",
        () => page.EvaluateAsync<bool>("() => !(frames_.at(-1) > Date.now() - 1000) && !document.querySelector('[data-feed]')"));

    private static double Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static void Say(string what, string reach, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        Say($"{what}, {sorted.Count} times", $"{reach}, median", $"median {sorted[sorted.Count / 2]:0} ms, worst {sorted[^1]:0}");
    }
}
