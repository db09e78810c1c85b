using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Documents;

/// <summary>What a design becomes while it is written; nothing is saved.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed partial class DesignPageTests(Chromium chromium, DemoServer demo) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_picture_follows_the_fields_and_the_last_good_one_stays_while_a_line_is_wrong()
    {
        var page = await SignedInAsync(demo.Server, "organiser");
        await page.GotoAsync("/2021/documents/design");
        var picture = page.Locator("[data-picture]");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator("[name=accent]").FillAsync("#7a1f5c"), r => r.Url.EndsWith("/documents/design/preview", StringComparison.Ordinal));
        Assert.Contains("#7a1f5c", await answer.TextAsync(), StringComparison.Ordinal);
        await Expect(picture).ToHaveAttributeAsync("src", Blob());
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 100);
        await page.Locator("main summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Börja från den färdiga mallen" }).ClickAsync();
        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Bilden visar det som står i fälten.");
        await page.Locator("[name=template]").PressAsync("Control+Home");
        await page.Locator("[name=template]").PressSequentiallyAsync("\n#fel(1)\n");
        var mistake = page.GetByRole(AriaRole.Button, new() { Name = "Rad 2: unknown variable: fel" });
        await mistake.ClickAsync();
        Assert.Equal("#fel(1)", await page.EvaluateAsync<string>("() => { const s = document.querySelector('[name=template]'); return s.value.slice(s.selectionStart, s.selectionEnd); }"));
        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Bilden visar det senaste som gick att sätta.");
        Assert.Matches(Blob(), await picture.GetAttributeAsync("src"));
    }

    [GeneratedRegex("^blob:")]
    private static partial Regex Blob();
}
