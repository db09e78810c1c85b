using System.Globalization;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Chain;

/// <summary>The whole chain, walked by people who press pages, with an edition that nobody has seen before.</summary>
public sealed class ChainTest(Chromium chromium) : BrowserTest(chromium)
{
    private const int FilmSeconds = 8;
    private static readonly LocatorAssertionsToBeVisibleOptions _slowly = new() { Timeout = 60_000 };
    private readonly InventedEdition _edition = new(Tomorrow());
    private Server _server = null!;
    private IPage _organiser = null!;

    public override async ValueTask InitializeAsync()
    {
        _server = new(new() { ["Hearing__Organiser"] = _edition.Organiser.Mail });
        await _server.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_invented_edition_goes_from_import_to_recipients()
    {
        _organiser = await SignedInByMailAsync(_server, _edition.Organiser.Mail);
        await Import();
        await Invite();
        await HandInFilms();
        await PlanAndPublish();
        await TheProgrammeSaysTheSameEverywhere();
        await RunTheDayBeforeAFollower();
        await Mark();
        await DecideAndRelease();
        await CertificatesAndRecipients();
    }

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
        await _organiser.WaitForURLAsync(url => !url.EndsWith("/import", StringComparison.Ordinal));
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
        var candidate = await SignedInByMailAsync(_server, _edition.Candidates[0].Mail);
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
        await Expect(page.GetByText(candidate.FilmTitle).First).ToBeVisibleAsync(_slowly);
    }

    private async Task PlanAndPublish()
    {
        await _organiser.GotoAsync($"/{_edition.Slug}/plan");
        var solve = _organiser.Locator("section[aria-labelledby=board-solve]");
        await solve.GetByText("Gör en plan").ClickAsync(new() { Timeout = 60_000 });
        await Expect(solve.GetByText("Klar", new() { Exact = true })).ToBeVisibleAsync(_slowly);
        await solve.GetByText("Ta över förslaget").ClickAsync();
        await Expect(_organiser.Locator(".board-waiting > *")).ToHaveCountAsync(0);
        var publish = _organiser.Locator("section[aria-labelledby=board-publish]");
        await publish.GetByRole(AriaRole.Button, new() { Name = "Publicera programmet" }).ClickAsync();
        await publish.GetByRole(AriaRole.Button, new() { Name = "Publicera version 1" }).ClickAsync();
        await Expect(publish.GetByText("Version 1 är publicerad")).ToBeVisibleAsync();
    }

    private async Task TheProgrammeSaysTheSameEverywhere()
    {
        var stranger = await StrangerAsync(_server);
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

    private async Task RunTheDayBeforeAFollower()
    {
        var follower = await SignedInByMailAsync(_server, _edition.Candidates[0].Mail);
        await follower.GotoAsync($"/{_edition.Slug}/live/main");
        await Expect(follower.Locator("h1")).ToHaveTextAsync(_edition.Room);
        await _organiser.GotoAsync($"/{_edition.Slug}/console/main");
        await _organiser.Locator("[data-live=true]").WaitForAsync(new() { Timeout = 60_000 });
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
        await Press("Avsluta");
        await Expect(follower.Locator("[data-title]")).ToHaveTextAsync("Hearingen är slut");
    }

    private static async Task FilmMoves(IPage follower)
    {
        var before = 0.0;
        await Eventually.Holds("the film plays", TimeSpan.FromSeconds(15), async () =>
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
        await Expect(_organiser.Locator(".console-status .good")).ToContainTextAsync(name);
    }

    /// <summary>A mark and a note, which save themselves.</summary>
    private async Task Mark()
    {
        var juror = await SignedInByMailAsync(_server, _edition.Juror.Mail);
        await juror.GotoAsync($"/{_edition.Slug}/jury");
        await juror.Locator(".desk[data-ready=true]").WaitForAsync(new() { Timeout = 60_000 });
        var sheet = juror.Locator("details.desk-candidate").Filter(new() { HasText = _edition.Candidates[0].Name });
        if (await sheet.GetAttributeAsync("open") is null)
        {
            await sheet.Locator("summary").First.ClickAsync();
        }

        await sheet.Locator("input[type=radio][value='4']").First.CheckAsync();
        await sheet.Locator("textarea").First.FillAsync(_edition.JurorsNote);
        await Expect(sheet.Locator("summary").First).ToContainTextAsync("Sparat", new() { Timeout = 20_000 });
    }

    private async Task DecideAndRelease()
    {
        var chair = await SignedInByMailAsync(_server, _edition.Chair.Mail);
        await chair.GotoAsync($"/{_edition.Slug}/jury/overview");
        await chair.Locator($"form[action='/{_edition.Slug}/jury/open-marks'] [name=sure]").CheckAsync();
        await chair.Locator($"form[action='/{_edition.Slug}/jury/open-marks'] button").ClickAsync();
        await Expect(chair.Locator("dd.note").Filter(new() { HasText = _edition.JurorsNote })).ToHaveCountAsync(1);
        foreach (var (candidate, kind) in _edition.Candidates.Zip(["Award", "HonourableMention", "None"]))
        {
            await chair.GotoAsync($"/{_edition.Slug}/jury/decision");
            var form = chair.Locator($"form[action='/{_edition.Slug}/jury/decision/{candidate.Id}']");
            await form.Locator($"[name=kind][value={kind}]").CheckAsync();
            await form.Locator("[name=motivation]").FillAsync(candidate.Motivation);
            foreach (var juror in await form.Locator("[name=tookPart]").AllAsync())
            {
                await juror.CheckAsync();
            }

            await form.Locator("button.primary").ClickAsync();
            await Expect(chair.Locator("main .badge.gold").First).ToBeVisibleAsync();
        }

        var stranger = await StrangerAsync(_server);
        await stranger.GotoAsync($"/{_edition.Slug}/recipients");
        Assert.DoesNotContain(_edition.Candidates[0].Motivation, await stranger.ContentAsync(), StringComparison.Ordinal);
        await chair.GotoAsync($"/{_edition.Slug}/jury/release");
        await chair.Locator("main [name=sure]").CheckAsync();
        await chair.Locator($"form[action='/{_edition.Slug}/jury/release'] button").ClickAsync();
        await chair.WaitForURLAsync(url => url.EndsWith("/recipients", StringComparison.Ordinal));
    }

    private async Task CertificatesAndRecipients()
    {
        var (awarded, mentioned, without) = (_edition.Candidates[0], _edition.Candidates[1], _edition.Candidates[2]);
        await _organiser.GotoAsync($"/{_edition.Slug}/documents");
        await _organiser.Locator($"form[action='/{_edition.Slug}/documents/certificates'] button").ClickAsync();
        await Expect(_organiser.Locator(".previews > li")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        var all = await Files.PdfTextAsync(await Files.BytesAsync(_organiser, $"/api/editions/{_edition.Slug}/documents/certificates.pdf"));
        var stranger = await StrangerAsync(_server);
        await stranger.GotoAsync($"/{_edition.Slug}/recipients");
        var page = await stranger.Locator("main").InnerTextAsync();
        foreach (var text in new[] { awarded.Name, awarded.Motivation, mentioned.Name, mentioned.Motivation })
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
            Assert.Contains(text, all, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(without.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(without.Name, all, StringComparison.Ordinal);
        await stranger.GotoAsync((await _organiser.Locator("a[href^='/verify/']").First.GetAttributeAsync("href"))!);
        await Expect(stranger.Locator("main")).ToContainTextAsync(awarded.Name);
    }

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static DateOnly Tomorrow() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Zone).Date).AddDays(1);
}
