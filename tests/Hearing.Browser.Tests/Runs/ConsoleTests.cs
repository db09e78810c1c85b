using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Runs;

/// <summary>Two consoles at once, and one whose server is away.</summary>
public sealed class ConsoleTests(Chromium chromium) : OwnServerTest(chromium)
{
    [Fact]
    public async Task Of_two_who_press_next_one_wins_and_the_other_hears_who_and_nothing_is_done_late_after_an_outage()
    {
        ErrorsExpected = error => error.Contains("409", StringComparison.Ordinal) || error.Contains("ERR_", StringComparison.Ordinal)
            || error.Contains("WebSocket", StringComparison.Ordinal);
        var first = await SignedInAsync(Server, "organiser");
        await first.APIRequest.PostAsync(new Uri(Server.Url, "/api/editions/demo/programmes").ToString(), new() { DataObject = new { } });
        var second = await SignedInAsync(Server, "organiser");
        await OpenAsync(first);
        await OpenAsync(second);
        await first.Keyboard.PressAsync("s");
        await Expect(second.Locator(".stage-title")).ToContainTextAsync("Välkommen");
        await Expect(second.Locator("[data-log]")).ToContainTextAsync("startade");

        // The second's command is on its way while the first's arrives, so both have seen the same.
        var arrived = new TaskCompletionSource();
        await second.RouteAsync("**/run/commands", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        var sending = second.WaitForRequestAsync("**/run/commands");
        await second.Keyboard.PressAsync("n");
        await sending;
        await first.Keyboard.PressAsync("n");
        await Expect(first.Locator(".console-status")).ToContainTextAsync("Nästa: klart");
        arrived.SetResult();
        await Expect(second.Locator(".console-status")).ToContainTextAsync("hann före: tog");
        await second.UnrouteAllAsync();
        await Expect(second.Locator("[data-log] li")).ToHaveCountAsync(2);

        await Server.KillAsync();
        await Expect(first.Locator("[data-age]")).ToBeVisibleAsync();
        await first.Keyboard.PressAsync("h");
        await Expect(first.Locator("[data-kept]")).ToContainTextAsync("är inte skickat");
        await Server.StartAsync();
        await Expect(first.Locator("[data-kept]")).ToContainTextAsync("Vill du göra det nu?");
        await Expect(first.Locator("[data-log] li")).ToHaveCountAsync(2);
        await first.Keyboard.PressAsync("y");
        await Expect(second.Locator("[data-log]")).ToContainTextAsync("pausade");
    }

    private static async Task OpenAsync(IPage console)
    {
        await console.GotoAsync("/demo/console/main");
        await console.Locator(".console[data-live=true]").WaitForAsync();
    }
}
