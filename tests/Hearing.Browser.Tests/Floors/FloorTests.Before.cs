using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>What goes before: the green room, and what the device check tries for the floor.</summary>
public sealed partial class FloorTests
{
    [Fact]
    public async Task The_technician_talks_to_the_team_in_the_green_room_and_the_hall_neither_sees_nor_hears_it()
    {
        var browser = await CameraAsync(Team);
        var (team, hall) = (await FollowAsync("candidate", browser), await FollowAsync("technician", path: "/demo/screens/main/hall"));
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToContainTextAsync("teknikern kan prata med dig");
        var technician = await FollowAsync("technician", browser, "/demo/console/main");
        var name = await technician.Locator("[data-floor-waiting-names]").TextContentAsync();
        Assert.False(string.IsNullOrEmpty(name));

        await technician.Locator("[data-floor-talk]").ClickAsync();
        await Assertions.Expect(technician.Locator("[data-floor-said]")).ToHaveAttributeAsync("data-on", "greenRoom");
        await Assertions.Expect(team.Locator("[data-feed] figcaption")).ToContainTextAsync("gröna rummet");
        await Eventually.Holds("the team hears the technician", () => team.EvaluateAsync<bool>(Hears));
        await Picture(team, "floor-green-room-team");

        await technician.Locator("[data-floor-talk]").ClickAsync();
        await Assertions.Expect(technician.Locator("[data-floor-talk]")).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(team.Locator("[data-feed]")).ToHaveCountAsync(0);
        await technician.Locator("[data-floor-talk]").ClickAsync();
        await Assertions.Expect(team.Locator("[data-feed]")).ToHaveCountAsync(1);
        await Eventually.Holds("the team hears the technician again", () => team.EvaluateAsync<bool>(Hears));

        await team.Locator("[data-floor-start]").ClickAsync();
        await SeesAsync(technician, "the technician sees the team", Team);
        Assert.True(await technician.EvaluateAsync<bool>(IsMuted));
        await technician.Locator("[data-floor-sound]").ClickAsync();
        Assert.False(await technician.EvaluateAsync<bool>(IsMuted));
        await Picture(technician, "floor-green-room-desk");
        // Though the technician, who opened it, may see and hear the green room.
        await Assertions.Expect(hall.Locator("[data-feed]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_tried_in_the_device_check_lets_go_of_its_devices_and_comes_to_the_technician()
    {
        var page = await SignedInAsync(Server, "candidate", browser: await CameraAsync(Team));
        await page.AddInitScriptAsync("""
            globalThis.taken = [];
            for (const way of ['getUserMedia', 'getDisplayMedia']) {
              const real = navigator.mediaDevices[way].bind(navigator.mediaDevices);
              navigator.mediaDevices[way] = async (wish) => { const stream = await real(wish); taken.push(...stream.getTracks()); return stream; };
            }
            """);
        await AfterTheFilmAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => taken.length"));
        await Step(page, "camera").Locator("[data-try]").ClickAsync();
        await Eventually.Holds("the own picture is shown", () => Step(page, "camera").Locator("video").EvaluateAsync<bool>("v => v.videoWidth > 0"));
        await Picture(page, "device-check-camera");
        await Step(page, "camera").Locator("[data-answer=works]").ClickAsync();
        await Step(page, "microphone").Locator("[data-try]").ClickAsync();
        await Assertions.Expect(Step(page, "microphone").Locator("[data-heard]")).ToHaveTextAsync("Vi hör dig.");
        await Step(page, "microphone").Locator("[data-answer]").ClickAsync();
        await Step(page, "speaker").Locator("[data-try]").ClickAsync();
        await Step(page, "speaker").Locator("[data-answer=nothing]").ClickAsync();
        await Assertions.Expect(Step(page, "speaker").Locator("[data-advice=nothing]")).ToBeVisibleAsync();
        await Step(page, "screen").Locator("[data-try]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-floor-step].done")).ToHaveCountAsync(3);
        Assert.Equal(["ended", "ended", "ended"], await page.EvaluateAsync<string[]>("() => taken.map(track => track.readyState)"));
        await Picture(page, "device-check-floor");

        await Assertions.Expect(page.Locator("[data-floor-kept]")).ToBeVisibleAsync();
        var technician = await SignedInAsync(Server, "technician");
        await technician.GotoAsync("/demo/devices");
        await Assertions.Expect(technician.Locator("tbody", new() { HasText = "hörs inte" }).Locator("[data-outcome]")).ToHaveTextAsync(
            ["Kamera: fungerar", "Mikrofon: fungerar", "Högtalare: hörs inte", "Skärmdelning: fungerar", "Vägen genom spärrade nät: inte testad"]);
        await Picture(technician, "devices-floor");
    }

    /// <summary>Whether sound comes from whom the page shows first.</summary>
    private const string Hears = """
        () => new Promise(resolve => {
          const [context, sound] = [new AudioContext(), new Float32Array(2048)];
          const analyser = context.createAnalyser();
          context.createMediaStreamSource(document.querySelector('[data-feed] video').srcObject).connect(analyser);
          let looks = 0;
          const done = heard => { clearInterval(timer); context.close(); resolve(heard); };
          const timer = setInterval(() => {
            analyser.getFloatTimeDomainData(sound);
            if (sound.some(s => Math.abs(s) > 0.01)) done(true);
            else if (++looks > 60) done(false);
          }, 20);
        })
        """;

    private const string IsMuted = "() => document.querySelector('[data-feed] video').muted";

    private static ILocator Step(IPage page, string step) => page.Locator($"[data-floor-step={step}]");

    /// <summary>Goes through the part of the check that the floor's follows, with a film of one second.</summary>
    private async Task AfterTheFilmAsync(IPage page)
    {
        var film = Path.Combine(Server.DataDirectory, "second.mp4");
        if (!File.Exists(film))
        {
            await Shell.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x180:r=20:d=1", "-f", "lavfi", "-i", "sine=d=1", "-pix_fmt", "yuv420p", "-preset", "ultrafast", film);
        }

        await page.RouteAsync("**/check-film.mp4", route => route.FulfillAsync(new() { Path = film, ContentType = "video/mp4" }));
        await page.GotoAsync("/demo/check");
        await page.Locator("[data-begin]").ClickAsync();
        await page.Locator("[data-heard=yes]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-floor-steps]")).ToBeVisibleAsync();
    }

    private async Task CheckRelayAsync(IPage page, bool works)
    {
        await AfterTheFilmAsync(page);
        await Step(page, "relay").Locator("[data-try]").ClickAsync();
        await Assertions.Expect(Step(page, "relay")).ToHaveClassAsync(works ? "done" : "bad");
        await Assertions.Expect(page.Locator("[data-floor-kept]")).ToBeVisibleAsync();
    }
}
