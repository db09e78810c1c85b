using System.Text.Json;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Runs;

public sealed class RunTests(Chromium chromium) : OwnServerTest(chromium)
{
    [Fact]
    public async Task The_day_is_run_by_keys_alone_and_a_second_browser_plays_on_while_the_server_is_away()
    {
        var console = await SignedInAsync(Server, "organiser");
        await console.APIRequest.PostAsync(new Uri(Server.Url, "/api/editions/demo/programmes").ToString(), new() { DataObject = new { } });
        var follower = await SignedInAsync(Server, "candidate");
        await follower.GotoAsync("/demo/live/main");
        await console.GotoAsync("/demo/console/main");
        await console.Locator(".console[data-live=true]").WaitForAsync();

        await Press(console, "s", "Starta: klart");
        await Shows(follower, "[data-title]", "Välkommen");
        await CaptionInEnglishAsync(console);
        await Press(console, "n", "Nästa: klart");
        await Shows(follower, "[data-part]", "Film");
        await PlaysBeyond(follower, 1);
        await follower.Locator("[data-caption-menu] summary").ClickAsync();
        await follower.Locator("[data-caption-languages] select").SelectOptionAsync("engelska");
        await Shows(follower, "[data-captions] p", "This is what we did.");
        await Press(console, "h", "Pausa: klart");
        await Shows(follower, "[data-state]", "Paus");
        await follower.WaitForFunctionAsync("() => document.querySelector('video').paused");
        await Press(console, "h", "Fortsätt: klart");
        await PlaysBeyond(follower, 2);

        ErrorsExpected = error => error.Contains("ERR_", StringComparison.Ordinal) || error.Contains("WebSocket", StringComparison.Ordinal);
        await Server.KillAsync();
        var atKill = await PositionAsync(follower);
        await PlaysBeyond(follower, atKill + 11);
        await Assertions.Expect(follower.Locator("[data-connection]")).ToBeVisibleAsync();
        await Server.StartAsync();
        await Assertions.Expect(follower.Locator("[data-connection]")).ToBeHiddenAsync();
        await Assertions.Expect(console.Locator(".console-status .warn")).ToHaveCountAsync(0);

        await Press(console, "n", "Nästa: klart");
        await Shows(follower, "[data-part]", "Presentation");
        await Press(console, "z", "Ångra: klart");
        await Shows(follower, "[data-part]", "Film");
        await PlaysBeyond(follower, atKill + 11);
    }

    /// <summary>The first film gets captions in a second language.</summary>
    private async Task CaptionInEnglishAsync(IPage console)
    {
        var run = (await (await console.APIRequest.GetAsync(new Uri(Server.Url, "/api/editions/demo/rooms/main/run").ToString())).JsonAsync())!.Value;
        var film = run.GetProperty("cues").EnumerateArray().Select(c => c.GetProperty("film")).First(f => f.ValueKind == JsonValueKind.Object).GetProperty("filmId").GetString();
        var taken = await console.APIRequest.PostAsync(
            new Uri(Server.Url, $"/api/editions/demo/films/{film}/captions/en").ToString(), new() { DataString = "WEBVTT\n\n00:00.000 --> 00:59.000\nThis is what we did.\n" });
        Assert.True(taken.Ok, await taken.TextAsync());
    }

    /// <summary>A key, and then the console's word that it is done: while a command is under way the console takes no other.</summary>
    private static async Task Press(IPage console, string key, string said)
    {
        await console.Keyboard.PressAsync(key);
        await Shows(console, ".console-status", said);
    }

    private static Task Shows(IPage page, string selector, string text) =>
        Assertions.Expect(page.Locator(selector)).ToHaveTextAsync(text);

    private static Task<double> PositionAsync(IPage page) => page.EvaluateAsync<double>("() => document.querySelector('video').currentTime");

    private static Task<IJSHandle> PlaysBeyond(IPage page, double seconds) => page.WaitForFunctionAsync(
        "seconds => { const video = document.querySelector('video'); return !video.paused && video.currentTime > seconds; }", seconds);
}
