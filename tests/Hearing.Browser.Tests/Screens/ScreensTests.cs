using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Runs;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Screens;

/// <summary>The screens of the house during a run, and what somebody hears who calls for help.</summary>
public sealed partial class ScreensTests(Chromium chromium, RunningServer running) : BrowserTest(chromium), IClassFixture<RunningServer>
{
    private Server Server => running.Server;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await running.BeginAnewAsync();
    }

    [Fact]
    public async Task A_paired_timer_tells_the_last_minute_and_the_end_by_colour_words_and_sound_and_answers_a_key()
    {
        var screen = await PairedAsync("Timer");
        await Expect(screen.Locator("[data-title]")).ToHaveTextAsync("Välkommen");
        var calm = await ColourAsync(screen);
        await DoAsync(new { kind = "next" });
        await DoAsync(new { kind = "next" });
        await Expect(screen.Locator("[data-part]")).ToHaveTextAsync("Presentation");
        // Some browsers let a screen sound without having been touched.
        if (await screen.Locator("[data-sound]").IsVisibleAsync())
        {
            await screen.Locator("[data-sound]").ClickAsync();
        }

        await Expect(screen.Locator(".screen.sounding")).ToBeVisibleAsync();
        await screen.Keyboard.PressAsync("t");
        await Expect(screen.Locator("[data-said]")).ToHaveTextAsync(TimeLeft());
        await DoAsync(new { kind = "extend", bySeconds = -55 });
        await Expect(screen.Locator("[data-word]")).ToHaveTextAsync("1 minut kvar");
        await Expect(screen.Locator("html")).ToHaveAttributeAsync("data-rang", "one");
        await Expect(screen.Locator("[data-said]")).ToHaveTextAsync("1 minut kvar");
        Assert.NotEqual(calm, await ColourAsync(screen));
        await DoAsync(new { kind = "extend", bySeconds = -35 });
        await Expect(screen.Locator("[data-word]")).ToHaveTextAsync("Tiden är slut");
        await Expect(screen.Locator("html")).ToHaveAttributeAsync("data-rang", "over");
        await Expect(screen.Locator("[data-countdown]")).ToContainTextAsync("+0:");
    }

    [Fact]
    public async Task The_hall_fits_its_screen_with_letters_for_twenty_metres_and_shows_the_film()
    {
        var screen = await SignedInAsync(Server, "technician");
        await screen.GotoAsync("/demo/screens/main/hall");
        await Expect(screen.Locator("[data-title]")).ToHaveTextAsync("Välkommen");
        foreach (var (width, height) in new[] { (1920, 1080), (1080, 1920) })
        {
            await screen.SetViewportSizeAsync(width, height);
            Assert.Equal("0 0", await screen.EvaluateAsync<string>("() => { const root = document.documentElement; return `${Math.max(0, root.scrollWidth - innerWidth)} ${Math.max(0, root.scrollHeight - innerHeight)}`; }"));
            // A letter is read from 200 times its height (DIN 1450): 10 cm at 20 metres, and a hall's screen is 1.2 metres high or wide.
            Assert.True(await screen.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('[data-countdown]')).fontSize) / Math.min(innerWidth, innerHeight)") >= 0.1 / 1.2);
        }

        await DoAsync(new { kind = "next" });
        await screen.WaitForFunctionAsync("() => { const video = document.querySelector('video'); return !video.paused && video.currentTime > 1 && video.getBoundingClientRect().width >= innerWidth * 0.9; }");
    }

    [Fact]
    public async Task A_candidate_reads_why_it_is_on_later_and_the_console_hears_of_a_call_for_help_at_once()
    {
        var candidate = await SignedInAsync(Server, "candidate");
        var console = await SignedInAsync(Server, "organiser");
        await console.GotoAsync("/demo/console/main");
        await console.Locator(".console[data-live=true]").WaitForAsync();
        // Late also where less than an hour of the day was left, so that the demo's programme begins after midnight.
        for (var extended = 0; extended < 4; extended++)
        {
            await DoAsync(new { kind = "extend", bySeconds = 1200 });
        }

        await candidate.GotoAsync("/demo/me");
        await Expect(candidate.Locator("[data-turn-text]")).ToContainTextAsync("i stället för");
        await Expect(candidate.Locator("[data-turn-because]")).ToContainTextAsync("Dagen ligger efter tidtabellen.");
        await candidate.GotoAsync("/_help?edition=demo");
        await candidate.Locator("[name=who]").FillAsync("Norrsjö");
        await candidate.Locator("[name=where]").FillAsync("Entrén");
        await candidate.Locator("[name=what]").FillAsync("Vi kommer inte in");
        await candidate.Locator("main form button").ClickAsync();
        await Expect(console.Locator("[data-calls]")).ToHaveTextAsync("Hjälp väntar: 1");
        await console.Locator("[data-calls]").ClickAsync();
        await Expect(console.Locator("main")).ToContainTextAsync("Vi kommer inte in");
    }

    private Task DoAsync(object command) => running.Organiser.DoAsync(Server.Url, command);

    /// <summary>A screen that shows its code until the organiser has typed it.</summary>
    private async Task<IPage> PairedAsync(string shows)
    {
        var screen = await StrangerAsync(Server, new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        await screen.GotoAsync("/display");
        await screen.Locator("main button").ClickAsync();
        var code = await screen.Locator(".code").InnerTextAsync();
        var organiser = await SignedInAsync(Server, "organiser");
        await organiser.GotoAsync("/demo/displays");
        await organiser.Locator("#f-code").FillAsync(code);
        await organiser.Locator("#f-shows").SelectOptionAsync(shows);
        await organiser.Locator("form:has(#f-code) button").ClickAsync();
        await ComesToAsync(screen, $"/demo/screens/main/{shows.ToLowerInvariant()}");
        return screen;
    }

    private static Task<string> ColourAsync(IPage screen) =>
        screen.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('[data-countdown]')).color");

    [GeneratedRegex("^Presentation: [12] minuter [0-9]+ sekunder kvar$")]
    private static partial Regex TimeLeft();
}
