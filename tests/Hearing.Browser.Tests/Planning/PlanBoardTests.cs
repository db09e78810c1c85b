using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Planning;

/// <summary>On the draft plan of 2021, which is left as it was found.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class PlanBoardTests(Chromium chromium, DemoServer demo) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_session_is_moved_by_keys_alone_and_the_move_undone()
    {
        var page = await BoardAsync();
        var card = Card(page, "Hallstahammars kommun");
        await card.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Said(page)).ToContainTextAsync("14:50");
        await Assertions.Expect(page.Locator(".board-ghost")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Said(page)).ToContainTextAsync("ligger onsdag 13 oktober");
        await Assertions.Expect(card).ToContainTextAsync("14:50");
        await Assertions.Expect(card).ToBeFocusedAsync();
        await UndoAsync(page);
        await Assertions.Expect(card).ToContainTextAsync("14:45");
    }

    [Fact]
    public async Task A_session_is_dragged_out_and_a_made_plan_taken_over()
    {
        var page = await BoardAsync();
        await DragAsync(page, Card(page, "Karlstads kommun"), page.Locator("[data-unplaced]"));
        await Assertions.Expect(page.Locator("[data-unplaced]")).ToContainTextAsync("Karlstads kommun");
        await DragAsync(page, Card(page, "Karlstads kommun"), Card(page, "Välkommen"));
        await Assertions.Expect(page.Locator(".board-aside .plan-warnings")).ToContainTextAsync("är i Digitala hearingrummet samtidigt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gör en plan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".board-more")).ToContainTextAsync("Klar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta över förslaget" }).ClickAsync();
        await Assertions.Expect(Said(page)).ToContainTextAsync("Förslaget är övertaget.");
        await Assertions.Expect(page.Locator(".board-aside")).ToContainTextAsync("Inga krockar.");
        for (var changes = 0; changes < 3; changes++)
        {
            await UndoAsync(page);
        }

        await Assertions.Expect(Card(page, "Karlstads kommun")).ToContainTextAsync("08:30");
    }

    [Fact]
    public async Task What_is_wrong_under_the_pointer_is_said_and_an_edge_makes_longer()
    {
        var page = await BoardAsync();
        var card = Card(page, "Karlstads kommun");
        var (from, over) = ((await card.BoundingBoxAsync())!, (await Card(page, "Välkommen").BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(over.X + 25, over.Y + 12, new() { Steps = 4 });
        await Assertions.Expect(page.Locator(".board-notes")).ToContainTextAsync("är i Digitala hearingrummet samtidigt");
        await Assertions.Expect(page.Locator(".board-notes .badge").First).ToHaveTextAsync("Krock");
        await Assertions.Expect(page.Locator(".board-over .board-ghost")).ToHaveClassAsync("board-ghost danger");
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await Assertions.Expect(card).ToContainTextAsync("08:30");
        var minutes = int.Parse((await card.GetAttributeAsync("data-minutes"))!, null);
        await page.Mouse.MoveAsync(from.X + 60, from.Y + from.Height - 3);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 60, from.Y + from.Height + 57, new() { Steps = 3 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(Said(page)).ToContainTextAsync($"Karlstads kommun är {minutes + 10} min lång");
        await Assertions.Expect(card).ToHaveAttributeAsync("data-minutes", $"{minutes + 10}");
        await UndoAsync(page);
        await Assertions.Expect(card).ToHaveAttributeAsync("data-minutes", $"{minutes}");
    }

    [Fact]
    public async Task A_finger_that_rests_on_a_card_drags_it()
    {
        var page = await BoardAsync(new() { ViewportSize = new() { Width = 390, Height = 1600 }, HasTouch = true });
        var card = Card(page, "Hallstahammars kommun");
        await card.ScrollIntoViewIfNeededAsync();
        var box = (await card.BoundingBoxAsync())!;
        var (x, y) = (box.X + 30, box.Y + 10);
        var browser = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync(browser, "touchStart", x, y);
        await page.Locator(".board-drag .session-card").WaitForAsync();
        foreach (var down in new[] { 20, 40, 60 })
        {
            await TouchAsync(browser, "touchMove", x, y + down);
        }

        await Assertions.Expect(page.Locator(".board-notes")).ToContainTextAsync("14:55–");
        await TouchAsync(browser, "touchEnd");
        await Assertions.Expect(card).ToContainTextAsync("14:55");
        await UndoAsync(page);
        await Assertions.Expect(card).ToContainTextAsync("14:45");
    }

    [Fact]
    public async Task What_another_organiser_does_appears_at_once()
    {
        var (mine, theirs) = (await BoardAsync(), await BoardAsync());
        await Card(theirs, "Hallstahammars kommun").ClickAsync();
        await theirs.Keyboard.PressAsync("ArrowDown");
        await theirs.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Said(mine)).ToContainTextAsync("Någon annan placerade Hallstahammars kommun");
        await Assertions.Expect(Card(mine, "Hallstahammars kommun")).ToContainTextAsync("14:50");
        await UndoAsync(theirs);
        await Assertions.Expect(Card(mine, "Hallstahammars kommun")).ToContainTextAsync("14:45");
    }

    [Fact]
    public async Task With_scripts_off_the_list_does_the_same()
    {
        var signedIn = await SignedInAsync(demo.Server, "organiser");
        var page = await StrangerAsync(demo.Server, new() { JavaScriptEnabled = false, StorageState = await signedIn.Context.StorageStateAsync() });
        await MoveAsync(page, "15:00");
        await Assertions.Expect(Item(page)).ToContainTextAsync("15:00–16:30");
        await MoveAsync(page, "14:45");
        await Assertions.Expect(Item(page)).ToContainTextAsync("14:45–16:15");
    }

    private static async Task TouchAsync(ICDPSession browser, string type, double? x = null, double? y = null) => await browser.SendAsync(
        "Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = x is null ? Array.Empty<object>() : new object[] { new { x, y } } });

    private async Task<IPage> BoardAsync(BrowserNewContextOptions? options = null)
    {
        var page = await SignedInAsync(demo.Server, "organiser", options ?? new() { ViewportSize = new() { Width = 1440, Height = 2200 } });
        await page.GotoAsync("/2021/plan");
        await page.Locator(".board-columns").WaitForAsync();
        await Assertions.Expect(page.Locator("#plan-list")).ToBeHiddenAsync();
        return page;
    }

    private static async Task MoveAsync(IPage page, string start)
    {
        await page.GotoAsync("/2021/plan?view=list");
        await Item(page).Locator("summary").ClickAsync();
        await Item(page).Locator("input[name=start]").FillAsync(start);
        await Item(page).GetByRole(AriaRole.Button, new() { Name = "Flytta" }).ClickAsync();
    }

    private static async Task DragAsync(IPage page, ILocator what, ILocator to)
    {
        var (from, until) = ((await what.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(until.X + 25, until.Y + 12, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static async Task UndoAsync(IPage page)
    {
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Ångra", Exact = true });
        await Assertions.Expect(undo).ToBeEnabledAsync();
        await undo.ClickAsync();
        await Assertions.Expect(Said(page)).ToContainTextAsync("Ångrat.");
    }

    private static ILocator Said(IPage page) => page.Locator(".board-said");

    private static ILocator Card(IPage page, string title) => page.Locator(".session-card", new() { HasText = title });

    /// <summary>By its title: a warning on another session may name this one too.</summary>
    private static ILocator Item(IPage page) =>
        page.Locator(".plan-list > li", new() { Has = page.Locator("strong", new() { HasText = "Hallstahammars kommun" }) });
}
