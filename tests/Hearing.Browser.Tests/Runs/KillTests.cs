using System.Diagnostics;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Runs;

/// <summary>The process ends without warning in the middle of a film while a browser follows.</summary>
[Trait(Lane.Name, Lane.Looks)]
public sealed class KillTests(Chromium chromium) : OwnServerTest(chromium)
{
    private const double FilmMilliseconds = 60_000, SlateMilliseconds = 3_000;
    private const double Tolerance = 400;

    public override ValueTask InitializeAsync()
    {
        ErrorsExpected = error => error.Contains("ERR_CONNECTION", StringComparison.Ordinal) || error.Contains("WebSocket", StringComparison.Ordinal)
            || error.Contains("rooms/main/run", StringComparison.Ordinal) || error.Contains("Failed to fetch", StringComparison.Ordinal)
            || error.Contains("ERR_INCOMPLETE", StringComparison.Ordinal) || error.Contains("ERR_EMPTY_RESPONSE", StringComparison.Ordinal);
        return base.InitializeAsync();
    }

    [Fact]
    public async Task A_killed_server_is_not_seen_by_a_viewer_and_comes_back_at_the_right_place()
    {
        var organiser = await SignedInAsync(Server, "organiser");
        await Publish(organiser);
        var follower = await SignedInAsync(Server, "candidate");
        await follower.GotoAsync("/demo/live/main");
        await Command(organiser, "start");
        await Expect(follower.Locator("[data-title]")).ToHaveTextAsync("Välkommen");

        // What is expected later comes from this answer's instant and this test's own watch, not from the server.
        var (before, begins, after) = await Command(organiser, "next");
        await Eventually.Holds("the film plays", TimeSpan.FromSeconds(30), async () => await Position(follower) > 3_000);
        await AssertInStep(follower, before, after, begins);
        await Server.KillAsync();

        var outage = Stopwatch.StartNew();
        var last = await Position(follower);
        while (outage.Elapsed < TimeSpan.FromSeconds(4))
        {
            await Eventually.Holds("the film goes on without a server", TimeSpan.FromSeconds(3), async () => await Position(follower) > last);
            last = await Position(follower);
        }

        await AssertInStep(follower, before, after, begins);
        var starting = Stopwatch.StartNew();
        await Server.StartAsync();
        TestContext.Current.SendDiagnosticMessage("ready {0} ms after the kill", starting.ElapsedMilliseconds);

        // Somebody who comes only now sees the same as somebody who never left.
        var late = await SignedInAsync(Server, "juror");
        await late.GotoAsync("/demo/live/main");
        await Eventually.Holds("the latecomer's film plays", TimeSpan.FromSeconds(20), async () => await Position(late) > 3_000);
        await AssertInStep(late, before, after, begins);
        await AssertInStep(follower, before, after, begins);

        // And the one who stayed hears of what happens next.
        await organiser.GotoAsync("/demo");
        await Command(organiser, "next");
        await Expect(follower.Locator("[data-part]")).ToHaveTextAsync("Presentation", new() { Timeout = 20_000 });
        await Expect(late.Locator("[data-part]")).ToHaveTextAsync("Presentation", new() { Timeout = 20_000 });
    }

    /// <summary>The film's position lies where the command's sending and its answer put it, give or take what steering may still correct.</summary>
    private static async Task AssertInStep(IPage page, long before, long after, double slate)
    {
        await Eventually.Holds("the film is in step", TimeSpan.FromSeconds(10), async () =>
        {
            var asked = Stopwatch.GetTimestamp();
            var position = await Position(page);
            var answered = Stopwatch.GetTimestamp();
            var least = Stopwatch.GetElapsedTime(after, asked).TotalMilliseconds - slate - Tolerance;
            var most = Stopwatch.GetElapsedTime(before, answered).TotalMilliseconds - slate + Tolerance;
            Assert.True(most < FilmMilliseconds, "The film is over before it could be compared: the machine is too slow for this test.");
            return position >= least && position <= most;
        });
    }

    private static Task<double> Position(IPage page) => page.Locator("video").EvaluateAsync<double>("v => v.currentTime * 1000");

    private static async Task Publish(IPage organiser)
    {
        await organiser.GotoAsync("/demo/plan?view=list");
        await organiser.Locator("form[action='/demo/plan/publish'] button.primary").ClickAsync();
        await Expect(organiser.Locator("main [role=status]").First).ToBeVisibleAsync();
    }

    /// <summary>A command as the console sends it; the instants just before it was sent and just after it was answered, and the slate.</summary>
    private static async Task<(long Before, double Slate, long After)> Command(IPage organiser, string kind)
    {
        var before = Stopwatch.GetTimestamp();
        var status = await organiser.EvaluateAsync<int>(
            """
            async kind => {
              const address = '/api/editions/demo/rooms/main/run';
              const run = await (await fetch(address)).json();
              const now = Date.now();
              const on = [...run.segments].reverse().find(s => Date.parse(s.from) <= now && !(s.until && Date.parse(s.until) <= now));
              const body = { commandId: crypto.randomUUID(), expectedRevision: run.revision, onStage: on?.cueId ?? null, command: { kind } };
              return (await fetch(address + '/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
            }
            """, kind);
        Assert.Equal(200, status);
        return (before, SlateMilliseconds, Stopwatch.GetTimestamp());
    }
}
