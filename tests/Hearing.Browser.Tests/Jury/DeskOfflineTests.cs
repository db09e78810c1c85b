using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Jury;

/// <summary>The jury's desk when the connection goes, the tab is killed, and another device has written meanwhile.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class DeskOfflineTests(Chromium chromium) : OwnServerTest(chromium)
{
    private const string Desk = "/demo/jury";

    public override ValueTask InitializeAsync()
    {
        ErrorsExpected = error => error.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal) || error.Contains("ERR_FAILED", StringComparison.Ordinal)
            || error.Contains("412", StringComparison.Ordinal) || error.Contains("403", StringComparison.Ordinal) || error.Contains("WebSocket", StringComparison.Ordinal);
        return base.InitializeAsync();
    }

    [Fact]
    public async Task Typed_offline_and_the_tab_killed_the_text_is_there_and_meets_the_other_devices()
    {
        var first = await OpenedAsync();
        await first.Locator("html[data-desk=kept]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Field(first).FillAsync("Med förbindelse");
        await Status(first, "Saved");

        await first.Context.SetOfflineAsync(true);
        await Field(first).FillAsync("Utan förbindelse");
        await Status(first, "Unreachable");
        first = await KilledAndOpenedAgainAsync(first);
        Assert.Equal("Utan förbindelse", await Field(first).InputValueAsync());

        var second = await OpenedAsync();
        Assert.Equal("Med förbindelse", await Field(second).InputValueAsync());
        await Field(second).FillAsync("Från den andra enheten");
        await Status(second, "Saved");

        await first.Context.SetOfflineAsync(false);
        var clash = await first.Locator(".clash").First.InnerTextAsync();
        Assert.Contains("Utan förbindelse", clash, StringComparison.Ordinal);
        Assert.Contains("Från den andra enheten", clash, StringComparison.Ordinal);
        await first.Locator(".clash button").Nth(2).ClickAsync();
        await Status(first, "Saved");
        Assert.Equal("Utan förbindelse\n\nFrån den andra enheten", await Field(first).InputValueAsync());

        await ConflictDeclaredMeanwhile(first, second);
    }

    private static async Task ConflictDeclaredMeanwhile(IPage first, IPage second)
    {
        await first.Context.SetOfflineAsync(true);
        await Field(first).FillAsync("Ska inte sparas");
        await second.Locator(".desk-candidate[open] details.conflict summary").ClickAsync();
        await second.Locator(".desk-candidate[open] details.conflict textarea").FillAsync("Kusin till rektorn");
        await second.Locator(".desk-candidate[open] details.conflict input[type=checkbox]").CheckAsync();
        await second.Locator(".desk-candidate[open] details.conflict button").ClickAsync();
        await second.Locator(".desk-candidate[open] .notice").First.WaitForAsync();

        await first.Context.SetOfflineAsync(false);
        var told = await first.Locator(".desk-candidate[open] .notice").First.InnerTextAsync();
        Assert.Contains("Inget av det du skrev har sparats", told, StringComparison.Ordinal);
        Assert.Equal("", await first.EvaluateAsync<string>("""
            async () => (await new Promise((done) => {
                const open = indexedDB.open("guldtrappan-desk");
                open.onsuccess = () => { const all = open.result.transaction("sheets").objectStore("sheets").getAll(); all.onsuccess = () => done(all.result); };
            })).filter((sheet) => sheet.includes("Ska inte sparas")).join()
            """));
    }

    private async Task<IPage> OpenedAsync()
    {
        var page = await SignedInAsync(Server, "juror");
        await page.GotoAsync(Desk);
        return await ReadyAsync(page);
    }

    private static async Task<IPage> KilledAndOpenedAgainAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        _ = devTools.SendAsync("Page.crash");
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await page.CloseAsync();
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(Desk);
        return await ReadyAsync(again);
    }

    private static async Task<IPage> ReadyAsync(IPage page)
    {
        await page.Locator(".desk[data-ready=true]").WaitForAsync();
        return page;
    }

    private static ILocator Field(IPage page) => page.Locator(".desk-candidate[open] textarea").First;

    private static Task Status(IPage page, string state) =>
        page.Locator($".desk-candidate[open] summary [data-state={state}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
