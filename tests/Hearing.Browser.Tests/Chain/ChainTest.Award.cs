using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Chain;

/// <content>After the day: marks, decision, release, certificates, recipients.</content>
public sealed partial class ChainTest
{
    /// <summary>A mark and a note, which save themselves.</summary>
    private async Task Mark()
    {
        var juror = await SignedInByMailAsync(Server, _edition.Juror.Mail);
        await juror.GotoAsync($"/{_edition.Slug}/jury");
        await juror.Locator(".desk[data-ready=true]").WaitForAsync();
        var sheet = juror.Locator("details.desk-candidate").Filter(new() { HasText = _edition.Candidates[0].Name });
        if (await sheet.GetAttributeAsync("open") is null)
        {
            await sheet.Locator("summary").First.ClickAsync();
        }

        await sheet.Locator("input[type=radio][value='4']").First.CheckAsync();
        await sheet.Locator("textarea").First.FillAsync(_edition.JurorsNote);
        await Expect(sheet.Locator("summary").First).ToContainTextAsync("Sparat");
    }

    private async Task DecideAndRelease()
    {
        var chair = await SignedInByMailAsync(Server, _edition.Chair.Mail);
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

        var stranger = await StrangerAsync(Server);
        await stranger.GotoAsync($"/{_edition.Slug}/recipients");
        Assert.DoesNotContain(_edition.Candidates[0].Motivation, await stranger.ContentAsync(), StringComparison.Ordinal);
        await chair.GotoAsync($"/{_edition.Slug}/jury/release");
        await chair.Locator("main [name=sure]").CheckAsync();
        await chair.Locator($"form[action='/{_edition.Slug}/jury/release'] button").ClickAsync();
        await ComesToAsync(chair, "/recipients");
    }

    private async Task CertificatesAndRecipients()
    {
        var (awarded, mentioned, without) = (_edition.Candidates[0], _edition.Candidates[1], _edition.Candidates[2]);
        await _organiser.GotoAsync($"/{_edition.Slug}/documents");
        await _organiser.Locator($"form[action='/{_edition.Slug}/documents/certificates']:has([value=Results]) button").ClickAsync();
        await Expect(_organiser.Locator(".previews > li")).ToHaveCountAsync(2);
        var all = await Files.PdfTextAsync(await Files.BytesAsync(_organiser, $"/api/editions/{_edition.Slug}/documents/certificates.pdf"));
        var stranger = await StrangerAsync(Server);
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
}
