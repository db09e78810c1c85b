using System.Globalization;
using System.IO.Compression;
using Hearing.Browser.Tests.Setup;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Documents;

/// <summary>Many certificates in one zip, as the organiser's page fetches them.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class BatchTests(Chromium chromium, DemoServer demo) : BrowserTest(chromium)
{
    /// <summary>Keeps every state that the page shows, also those that nobody would be quick enough to see.</summary>
    private const string Watch = """
        () => {
          const state = document.querySelector('[data-batch-state]');
          globalThis.shown = [];
          new MutationObserver(() => shown.push(state.querySelector('span').textContent)).observe(state, { childList: true, subtree: true, characterData: true });
        }
        """;

    [Fact]
    public async Task The_page_counts_what_is_made_and_keeps_nothing_when_it_is_stopped()
    {
        var page = await SignedInAsync(demo.Server, "organiser");
        await page.GotoAsync("/2021/documents");
        await page.EvaluateAsync(Watch);
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[data-batch]").First.ClickAsync());
        using (var zip = await ZipFile.OpenReadAsync(await file.PathAsync(), TestContext.Current.CancellationToken))
        {
            var made = zip.Entries.Count(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal));
            var shown = await page.EvaluateAsync<string[]>("() => shown");
            Assert.True(made > 1, $"{made} certificates");
            var counts = shown.Where(s => s.EndsWith($" av {made} diplom är gjorda", StringComparison.Ordinal)).Select(s => int.Parse(s.Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(made, counts[^1]);
            Assert.Equal(counts.Order(), counts);
        }

        var state = page.Locator("[data-batch-state]").First;
        await Expect(state.Locator("progress")).ToBeHiddenAsync();
        var downloads = 0;
        page.Download += (_, _) => downloads++;
        await page.EvaluateAsync("() => { document.querySelector('a[data-batch]').click(); document.querySelector('[data-batch-state] button').click(); }");
        await Expect(state.Locator("span")).ToHaveTextAsync("Hämtningen avbröts. Inget sparades.");
        Assert.Equal(0, downloads);
    }
}
