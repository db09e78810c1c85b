using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Web;

[Trait(Lane.Name, Lane.Patient)]
public sealed class HomePageTests(Chromium chromium, DemoServer demo) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_stranger_finds_the_published_edition_and_not_the_draft()
    {
        var page = await StrangerAsync(demo.Server);
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("main a[href='/2021']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main a[href='/demo']")).ToHaveCountAsync(0);
    }
}
