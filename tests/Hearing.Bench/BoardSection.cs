using System.Globalization;
using Hearing.Domain.Tests.Planning.Cases;
using Microsoft.Playwright;

namespace Hearing.Bench;

/// <summary>
/// The planning board with 300 sessions in a real browser: a card is dragged about by 100 moves of the mouse, each to another place. Script time is
/// the browser's own count, WebAssembly in it, from one move to the next; it and all work are counted in processor time, which a busy machine does
/// not stretch. Long tasks are those that the page itself is told of, by the clock.
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
        List<Drag> drags = [await DragAsync(page), await DragAsync(page), await DragAsync(page)];
        Table.Row("board with 300 sessions, 10 rooms, 3 days, a card dragged by 100 moves, three times: longest task; script time a move", "no task over 50 ms; median ≤ 8 ms",
            string.Join("; ", drags.Select(d => d.ToString())));
    }

    private static async Task<Drag> DragAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await page.EvaluateAsync("document.querySelector('.board-columns').scrollIntoView(), document.querySelector('.board-scroll').scrollLeft = 0");
        var card = (await page.Locator(".board-body .session-card").Nth(3).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(card.X + 20, card.Y + 8);
        await page.EvaluateAsync("""
            () => {
              window.longest = 0;
              window.told = 0;
              window.watch = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); });
              window.watch.observe({ type: "longtask" });
              window.notes = new MutationObserver(() => { window.told++; });
              window.notes.observe(document.querySelector("[data-over]"), { subtree: true, attributeFilter: ["style"] });
            }
            """);
        await page.Mouse.DownAsync();
        List<(double Script, double All)> moves = [];
        var before = await WorkAsync(session);
        for (var i = 1; i <= Moves; i++)
        {
            var turn = i * 4 * Math.PI / Moves;
            await page.Mouse.MoveAsync((float)(520 + (280 * Math.Sin(turn))), (float)(430 + (250 * Math.Cos(turn / 2))));
            await Task.Delay(16);
            var now = await WorkAsync(session);
            moves.Add((now.Script - before.Script, now.All - before.All));
            before = now;
        }

        // Long tasks are reported a moment later; what the drop does is not of the dragging.
        await Task.Delay(200);
        var drag = new Drag(moves, await page.EvaluateAsync<double>("window.watch.takeRecords().reduce((most, { duration }) => Math.max(most, duration), window.longest)"), await page.EvaluateAsync<int>("window.told"));
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await page.EvaluateAsync("window.watch.disconnect(), window.notes.disconnect()");
        return drag;
    }

    /// <summary>Milliseconds of processor time of scripts, and of all, in the page's own thread.</summary>
    private static async Task<(double Script, double All)> WorkAsync(ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble() * 1000);
        return (metrics["ScriptDuration"], metrics["TaskDuration"]);
    }

    private sealed record Drag(IReadOnlyList<(double Script, double All)> Moves, double Longest, int Places)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{(Longest == 0 ? "none over 50 ms" : $"{Longest:0} ms")} (all work of a move at most {Moves.Max(m => m.All):0} ms), median {Table.Median(Moves.Select(m => m.Script)):0.0} ms, {Places} places");
    }
}
