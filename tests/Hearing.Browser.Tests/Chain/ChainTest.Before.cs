using System.Globalization;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Chain;

/// <content>Before the day: import, invitation, films, plan, programme.</content>
public sealed partial class ChainTest
{
    private async Task Import()
    {
        await _organiser.GotoAsync("/");
        await _organiser.Locator("main a[href='/_editions/import']").ClickAsync();
        await _organiser.Locator("input[name=document]").SetInputFilesAsync(new FilePayload
        {
            Name = "edition.json",
            MimeType = "application/json",
            Buffer = System.Text.Encoding.UTF8.GetBytes(_edition.Document()),
        });
        await _organiser.Locator("form[action='/_editions/import'] button").ClickAsync();
        await LeavesAsync(_organiser, "/import");
        await _organiser.GotoAsync("/");
        await _organiser.Locator($"main a[href='/{_edition.Slug}']").First.ClickAsync();
        await Expect(_organiser.Locator("h1")).ToContainTextAsync(_edition.Name);
    }

    /// <summary>An import gives nobody a role in the jury; the invitation does.</summary>
    private async Task Invite()
    {
        await _organiser.GotoAsync($"/{_edition.Slug}/people");
        await _organiser.Locator($"form[action='/{_edition.Slug}/people/invite'] button").ClickAsync();
        await Expect(_organiser.Locator($"form[action='/{_edition.Slug}/people/invite']")).ToHaveCountAsync(0);
    }

    /// <summary>The first candidate on its own page; the organiser for the others.</summary>
    private async Task HandInFilms()
    {
        var films = await SampleFilms.MakeAsync("chain", FilmSeconds, "320x180");
        var candidate = await SignedInByMailAsync(Server, _edition.Candidates[0].Mail);
        await candidate.GotoAsync($"/{_edition.Slug}/me");
        await HandIn(candidate, _edition.Candidates[0], films, 1);
        for (var i = 1; i < _edition.Candidates.Count; i++)
        {
            await _organiser.GotoAsync($"/{_edition.Slug}/films");
            await HandIn(_organiser, _edition.Candidates[i], films, i + 1);
        }
    }

    private async Task HandIn(IPage page, InventedCandidate candidate, string films, int number)
    {
        var form = page.Locator($"form[action='/{_edition.Slug}/films/{candidate.Id}']");
        if (await page.Locator("details:not([open])").Filter(new() { Has = form }).CountAsync() > 0)
        {
            await page.Locator("details").Filter(new() { Has = form }).Locator("summary").ClickAsync();
        }

        await form.Locator("[name=title]").FillAsync(candidate.FilmTitle);
        await form.Locator("[name=film]").SetInputFilesAsync(Path.Combine(films, $"film-{number}.mp4"));
        await form.Locator("[name=captions]").SetInputFilesAsync(Path.Combine(films, $"film-{number}.vtt"));
        await form.Locator("button.primary").ClickAsync();
        await Expect(page.GetByText(candidate.FilmTitle).First).ToBeVisibleAsync();
    }

    private async Task PlanAndPublish()
    {
        await _organiser.GotoAsync($"/{_edition.Slug}/plan");
        var solve = _organiser.Locator("section[aria-labelledby=board-solve]");
        await solve.GetByText("Gör en plan").ClickAsync();
        await Expect(solve.GetByText("Klar", new() { Exact = true })).ToBeVisibleAsync();
        await solve.GetByText("Ta över förslaget").ClickAsync();
        await Expect(_organiser.Locator(".board-waiting > *")).ToHaveCountAsync(0);
        var publish = _organiser.Locator("section[aria-labelledby=board-publish]");
        await publish.GetByRole(AriaRole.Button, new() { Name = "Publicera programmet" }).ClickAsync();
        await publish.GetByRole(AriaRole.Button, new() { Name = "Publicera version 1" }).ClickAsync();
        await Expect(publish.GetByText("Version 1 är publicerad")).ToBeVisibleAsync();
    }

    private async Task TheProgrammeSaysTheSameEverywhere()
    {
        var stranger = await StrangerAsync(Server);
        await stranger.GotoAsync($"/{_edition.Slug}");
        var pdf = await Files.PdfTextAsync(await Files.BytesAsync(stranger, $"/api/editions/{_edition.Slug}/programme.pdf"));
        var calendar = await Files.CalendarTextAsync(stranger, $"/api/editions/{_edition.Slug}/programme.ics");
        Assert.Contains(_edition.Name, pdf, StringComparison.Ordinal);
        var days = new HashSet<string>();
        foreach (var title in _edition.Candidates.Select(c => c.Name).Append(_edition.WelcomeTitle))
        {
            var row = stranger.Locator("ol.schedule > li").Filter(new() { HasText = title });
            var start = DateTimeOffset.Parse((await row.Locator("time").GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
            var shown = await row.Locator("time").InnerTextAsync();
            days.Add((await stranger.Locator("section").Filter(new() { Has = row }).Locator("h2").First.InnerTextAsync()).Trim());
            Assert.Contains(title, pdf, StringComparison.Ordinal);
            Assert.Contains(shown, pdf, StringComparison.Ordinal);
            Assert.Contains(TimeZoneInfo.ConvertTime(start, Zone).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture), calendar[title], StringComparison.Ordinal);
        }

        Assert.Equal(2, days.Count);
    }
}
