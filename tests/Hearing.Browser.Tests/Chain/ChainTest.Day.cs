using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Chain;

/// <content>The day itself, with a second browser that follows.</content>
public sealed partial class ChainTest
{
    private async Task RunTheDayBeforeAFollower()
    {
        var follower = await SignedInByMailAsync(Server, _edition.Candidates[0].Mail);
        await follower.GotoAsync($"/{_edition.Slug}/live/main");
        await Expect(follower.Locator("h1")).ToHaveTextAsync(_edition.Room);
        await _organiser.GotoAsync($"/{_edition.Slug}/console/main");
        await _organiser.Locator("[data-live=true]").WaitForAsync();
        await Press("Start");
        await Expect(follower.Locator("[data-title]")).ToHaveTextAsync(_edition.WelcomeTitle);
        var order = new List<string>();
        for (var i = 0; i < _edition.Candidates.Count; i++)
        {
            await Press("Nästa");
            await Expect(follower.Locator("[data-film] video")).ToBeVisibleAsync();
            var title = await follower.Locator("[data-title]").InnerTextAsync();
            order.Add(title);
            await FilmMoves(follower);
            // A film ends by itself: nobody presses anything here.
            await Expect(follower.Locator("[data-part]")).ToHaveTextAsync(_edition.Presentation, new() { Timeout = (FilmSeconds + 10) * 1000 });
            await Expect(follower.Locator("[data-title]")).ToHaveTextAsync(title);
            await Press("Nästa");
            await Expect(follower.Locator("[data-part]")).ToHaveTextAsync("Frågor");
        }

        Assert.Equal(_edition.Candidates.Select(c => c.Name).Order(), order.Order());
        await _organiser.Locator(".console-keys").GetByRole(AriaRole.Button, new() { NameRegex = new("^Avsluta") }).ClickAsync();
        await _organiser.Locator(".console-dialog li button").ClickAsync();
        await Expect(follower.Locator("[data-title]")).ToHaveTextAsync("Hearingen är slut");
    }

    private static async Task FilmMoves(IPage follower)
    {
        var before = 0.0;
        await Eventually.Holds("the film plays", async () =>
        {
            var at = await follower.Locator("video").EvaluateAsync<double>("v => v.currentTime");
            var moves = before > 0 && at > before;
            before = at;
            return moves;
        });
    }

    private async Task Press(string name)
    {
        var keys = _organiser.Locator(".console-keys");
        await keys.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") }).ClickAsync();
        // Before a film the console waits for the devices to have it, ten seconds at most.
        await Expect(_organiser.Locator(".console-status .good")).ToContainTextAsync(name);
    }
}
