using Hearing.Browser.Tests.Setup;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Films;

/// <summary>A candidate sends a film from the own page over a bad line.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class UploadPageTests(Chromium chromium) : OwnServerTest(chromium)
{
    private const int Padding = 32 << 20;

    public override ValueTask InitializeAsync()
    {
        ErrorsExpected = error => error.Contains("net::ERR_", StringComparison.Ordinal) || error.Contains("409 (Conflict)", StringComparison.Ordinal);
        return base.InitializeAsync();
    }

    [Fact]
    public async Task A_lost_line_is_told_and_mended_by_itself_and_after_a_reload_the_same_file_goes_on_where_it_stopped()
    {
        await using var line = new CuttingProxy(Server.Url.Port) { FastUntil = Padding / 6 };
        using var film = await PaddedFilm.MakeAsync(Padding);
        var page = await SignedInAsync(Server, "candidate");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync($"http://localhost:{line.Port}/demo/me");
        var (status, form) = (page.Locator("form[data-upload] [data-upload-status]").First, page.Locator("form[action*='/films/']"));
        await form.Locator("[name=title]").FillAsync("Filmen på dålig lina");
        await form.Locator("[name=film]").SetInputFilesAsync(film.Path);
        await form.Locator("button.primary").ClickAsync();

        await GetsToAsync(line, Padding / 6);
        await Expect(form.Locator("[data-upload-pace]")).ToContainTextAsync("MB/s, ungefär");
        line.Cut();
        await Expect(status).ToContainTextAsync("Anslutningen är borta");
        await Expect(status).ToContainTextAsync("Filen skickas");
        line.FastUntil = line.Bytes + Padding / 6;
        await GetsToAsync(line, line.FastUntil);

        await page.ReloadAsync();
        await Expect(status).ToContainTextAsync("film.mp4 stannade vid");
        await Expect(form.Locator("[name=title]")).ToHaveValueAsync("Filmen på dålig lina");
        // What the page before had sent is still on its slow way otherwise, and holds the upload.
        line.Cut();
        var before = line.Bytes;
        line.FastUntil = long.MaxValue;
        await form.Locator("[name=film]").SetInputFilesAsync(film.Path);
        await form.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("main dd", new() { HasText = "Filmen på dålig lina" })).ToBeVisibleAsync();
        // Not the whole of it again, which is more than its padding.
        Assert.InRange(line.Bytes - before, 0, Padding);
    }

    private static Task GetsToAsync(CuttingProxy line, long bytes) =>
        Eventually.Holds($"{bytes} bytes are on their way", () => Task.FromResult(line.Bytes >= bytes));
}
