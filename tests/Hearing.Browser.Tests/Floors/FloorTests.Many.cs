using Hearing.Browser.Tests.Look;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>More people than can be shown.</summary>
public sealed partial class FloorTests
{
    /// <summary>Five who are all sent to each other are more than the machine of the tests can bear: they speak, and neither see nor hear. A steady tone is a voice here, and not noise.</summary>
    private const string SpeaksOnly = """
        navigator.mediaDevices.getUserMedia = ((real) => () => real({
          audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } }))(navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices));
        const describe = RTCPeerConnection.prototype.setRemoteDescription;
        RTCPeerConnection.prototype.setRemoteDescription = function (told) { return told.type === 'offer' ? Promise.reject(new Error('only speaks')) : describe.call(this, told); };
        """;

    [Fact]
    public async Task Four_are_large_the_fifth_is_heard_and_named_who_speaks_is_seen_and_in_the_hall_another_machine_has_the_sound()
    {
        await floor.Organiser.PresentationAsync(Server.Url);
        await floor.Organiser.DoAsync(Server.Url, new { kind = "next" });
        var guest = await SignedInByMailAsync(Server, "gosta.gast@demo.example");
        await guest.GotoAsync("/demo/live/main");
        var browser = await CameraAsync(Team, await CodedCamera.SpeaksAsync(Server.DataDirectory));
        foreach (var role in new[] { "organiser", "chair", "juror", "candidate" })
        {
            await BeginAsync(await FollowAsync(role, browser, prepare: SpeaksOnly));
        }

        var last = await SignedInByMailAsync(Server, "maja.lind@demo.example", browser: browser);
        await last.AddInitScriptAsync(SpeaksOnly);
        await last.GotoAsync("/demo/live/main");
        await BeginAsync(last);

        await Assertions.Expect(guest.Locator("[data-floor-names] li")).ToHaveTextAsync(["Maja Lind"]);
        await Assertions.Expect(guest.Locator("[data-floor-large] [data-feed]:not([hidden])")).ToHaveCountAsync(4);
        await Assertions.Expect(guest.Locator("[data-floor-large] [data-feed]:not([hidden]) figcaption").Filter(new() { HasText = "Maja" })).ToHaveCountAsync(0);
        await guest.Locator("[data-floor-large] .speaks").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await IsWholeAsync(guest, "floor-many");

        Assert.Equal(5, await guest.EvaluateAsync<int>(Sounding));
        await guest.Locator("[data-in-hall]").CheckAsync();
        Assert.Equal(0, await guest.EvaluateAsync<int>(Sounding));
    }

    private const string Sounding = "() => [...document.querySelectorAll('[data-feed] video')].filter(video => !video.muted).length";

    private static async Task BeginAsync(IPage page)
    {
        await page.Locator("[data-floor-start]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-floor-said]")).ToHaveAttributeAsync("data-on", "room");
    }

    /// <summary>The room with pictures in it fits a telephone, a tablet and a laptop.</summary>
    private static async Task IsWholeAsync(IPage page, string name)
    {
        foreach (var width in new[] { 360, 768, 1440 })
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Empty(await PageLook.AtThisWidthAsync(page));
            await Picture(page, $"{name}-{width}");
        }
    }
}
