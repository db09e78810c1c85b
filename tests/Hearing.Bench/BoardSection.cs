using System.Globalization;
using Hearing.Domain.Tests.Planning.Cases;
using Microsoft.Playwright;

namespace Hearing.Bench;

/// <summary>
/// The planning board with 300 sessions in a real browser: a card is dragged about by 100 moves of the mouse, each to another place. Script time is
/// the browser's own count, WebAssembly in it, from one move to the next.
/// </summary>
internal static class BoardSection
{
    private const string Organiser = "organiser@demo.example";
    private const int Moves = 100;

    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true, new() { ["Hearing__Organiser"] = Organiser });
        await server.StartAsync();
        var (client, _) = await server.SignedInAsync("organiser");
        var edition = await new PlanningDesk(client, Organiser).PlannedAsync(new CaseSize(300, 10, 3, 5, 0.8), 300);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString(), ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await VisitSection.SignedIn(context, "organiser");
        await page.GotoAsync($"/{edition}/plan");
        await page.Locator(".board-body .session-card").First.WaitForAsync(new() { Timeout = 120_000 });
        await page.EvaluateAsync("document.querySelector('.board-columns').scrollIntoView()");
        List<Drag> drags = [await DragAsync(page), await DragAsync(page), await DragAsync(page)];
        Table.Row("board with 300 sessions, 10 rooms, 3 days, a card dragged by 100 moves, three times: longest task; script time a move", "no task over 50 ms; median ≤ 8 ms",
            string.Join("; ", drags.Select(d => string.Create(CultureInfo.InvariantCulture,
                $"{(d.Longest == 0 ? "no task over 50 ms" : $"{d.Longest:0} ms")}, median {Table.Median(d.Script):0.0} ms, 95 % {Table.Percentile(d.Script, 0.95):0.0} ms, {d.Places} places told"))));
    }

    private static async Task<Drag> DragAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        var card = (await page.Locator(".board-body .session-card").Nth(3).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(card.X + 20, card.Y + 8);
        await page.EvaluateAsync("""
            () => {
              window.longest = 0;
              window.told = 0;
              window.watch = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); });
              window.watch.observe({ type: "longtask" });
              window.notes = new MutationObserver(() => { window.told++; });
              window.notes.observe(document.querySelector("[data-over]"), { subtree: true, childList: true, characterData: true });
            }
            """);
        await page.Mouse.DownAsync();
        List<double> script = [];
        var before = await ScriptAsync(session);
        for (var i = 1; i <= Moves; i++)
        {
            var turn = i * 4 * Math.PI / Moves;
            await page.Mouse.MoveAsync((float)(720 + (450 * Math.Sin(turn))), (float)(430 + (250 * Math.Cos(turn / 2))));
            await Task.Delay(16);
            var now = await ScriptAsync(session);
            script.Add(now - before);
            before = now;
        }

        // Long tasks are reported a moment later; what the drop does is not of the dragging.
        await Task.Delay(200);
        var drag = new Drag(script, await page.EvaluateAsync<double>("window.watch.takeRecords().reduce((most, { duration }) => Math.max(most, duration), window.longest)"), await page.EvaluateAsync<int>("window.told"));
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await page.EvaluateAsync("window.watch.disconnect(), window.notes.disconnect()");
        return drag;
    }

    /// <summary>Milliseconds that scripts have run in the page.</summary>
    private static async Task<double> ScriptAsync(ICDPSession session) => (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
        .Single(m => m.GetProperty("name").GetString() == "ScriptDuration").GetProperty("value").GetDouble() * 1000;

    private sealed record Drag(IReadOnlyList<double> Script, double Longest, int Places);
}
