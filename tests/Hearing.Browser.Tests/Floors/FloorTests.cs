using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>Cameras and microphones over a real media server, in browsers whose cameras carry numbers.</summary>
public sealed partial class FloorTests(Chromium chromium, FloorServer floor) : CameraTest(chromium), IClassFixture<FloorServer>
{
    protected override Server Server => floor.Server;

    public override async ValueTask InitializeAsync() => await floor.BeginAnewAsync();

    [Fact]
    public async Task The_run_gives_the_team_the_room_and_takes_it_back()
    {
        var team = await WithCameraAsync("candidate", Team);
        var (technician, juror) = (await FollowAsync("technician"), await FollowAsync("juror", prepare: Asked));
        var hall = await FollowAsync("technician", path: "/demo/screens/main/hall");

        await team.Locator("[data-floor-start]").ClickAsync();
        await SeesAsync(technician, "the technician sees the team in the green room", Team);
        await SeesAsync(juror, "the jury does not");

        await floor.Organiser.PresentationAsync(Server.Url);
        await SeesAsync(juror, "the jury sees the team when its presentation begins", Team);
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToHaveAttributeAsync("data-on", "room");
        await SeesAsync(hall, "and so does the hall", Team);
        await Picture(hall, "floor-hall");
        await IsWholeAsync(juror, "floor");

        await floor.Organiser.DoAsync(Server.Url, new { kind = "floor", personId = await floor.Organiser.WhoSendsAsync(Server.Url), act = "mute" });
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToContainTextAsync("hörs inte");
        await floor.Organiser.DoAsync(Server.Url, new { kind = "undo" });
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToContainTextAsync("syns och hörs i rummet");

        await floor.Organiser.DoAsync(Server.Url, new { kind = "next" });
        await SeesAsync(juror, "also while questions are asked", Team);
        // Who only looks is asked for nothing.
        Assert.Equal(0, await juror.EvaluateAsync<int>("() => asked_"));
        await floor.Organiser.DoAsync(Server.Url, new { kind = "next" });
        await SeesAsync(juror, "and no longer once the next session has begun");
        await Assertions.Expect(team.Locator("[data-floor-said]")).ToHaveAttributeAsync("data-on", "");
    }

    private const string Asked = """
        globalThis.asked_ = 0;
        for (const way of ['getUserMedia', 'getDisplayMedia', 'enumerateDevices']) navigator.mediaDevices[way] = async () => { asked_++; throw new DOMException('no', 'NotAllowedError'); };
        """;

    [Fact]
    public async Task The_run_records_a_cue_with_those_who_agree_and_the_recording_is_played_back()
    {
        var (team, host) = (await WithCameraAsync("candidate", Team), await WithCameraAsync("organiser", Host));
        var (juror, hall) = (await FollowAsync("juror"), await FollowAsync("technician", path: "/demo/screens/main/timer"));
        await floor.Organiser.PresentationAsync(Server.Url);
        await team.Locator("[data-floor-start]").ClickAsync();
        await host.Locator("[data-floor-start]").ClickAsync();
        await SeesAsync(juror, "the jury sees both", Team, Host);
        await Assertions.Expect(juror.Locator("[data-floor-mark]")).ToBeHiddenAsync();

        await floor.Organiser.DoAsync(Server.Url, new { kind = "record", cueId = floor.Organiser.OnStage, isRecorded = true });
        await Assertions.Expect(juror.Locator("[data-floor-mark][data-mark=now]")).ToContainTextAsync("spelas in");
        await Assertions.Expect(hall.Locator("[data-record]")).ToBeVisibleAsync();
        await team.Locator("[data-floor-agree]").CheckAsync();
        await Eventually.Holds("some seconds of the team are on tape", () => Task.FromResult(TapedBytes("audio") > 12_000 && TapedBytes("video") > 0));
        await Picture(team, "floor-recorded");

        await floor.Organiser.DoAsync(Server.Url, new { kind = "next" });
        await Assertions.Expect(juror.Locator("[data-floor-mark]")).ToBeHiddenAsync();
        await Assertions.Expect(hall.Locator("[data-record]")).ToBeHiddenAsync();
        await floor.Organiser.DoAsync(Server.Url, new { kind = "finish" });
        // The run goes on for the tests that come; what is in the queue stays there.
        await floor.Organiser.DoAsync(Server.Url, new { kind = "undo" });
        await PlaysAsync();
    }

    /// <summary>Whether a new picture comes within half a second.</summary>
    private static Task<bool> MovesAsync(IPage page) => page.EvaluateAsync<bool>("""
        () => new Promise(resolve => {
          document.querySelector('[data-feed] video')?.requestVideoFrameCallback(() => resolve(true));
          setTimeout(() => resolve(false), 500);
        })
        """);

    /// <summary>Janus writes whole blocks of 4,096 bytes; a picture that stands still fills them slowly, sound steadily.</summary>
    private long TapedBytes(string media) => Directory.GetFiles(floor.Recordings, $"*-{media}-*").Sum(f => new FileInfo(f).Length);

    /// <summary>The recording is on the organiser's page, moves there, and shows the team alone, with a chapter.</summary>
    private async Task PlaysAsync()
    {
        var page = await SignedInAsync(Server, "organiser");
        await page.GotoAsync("/demo/recordings");
        var film = page.Locator("video");
        await Assertions.Expect(film).ToBeVisibleAsync();
        await Picture(page, "floor-recordings");
        await film.EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await Eventually.Holds("it moves", () => film.EvaluateAsync<bool>("video => video.currentTime > 0.2 && video.videoWidth === 1280"));

        var file = Path.Combine(floor.Recordings, "played.mp4");
        await File.WriteAllBytesAsync(file, await (await page.APIRequest.GetAsync(await film.GetAttributeAsync("src") ?? "")).BodyAsync());
        Assert.Equal(Team, await CodedCamera.InFileAsync(file));
        var found = await Shell.RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=codec_name:chapter_tags=title", "-of", "default=nokey=1:noprint_wrappers=1", file);
        Assert.Equal(["h264", "aac", "bin_data", "Presentation"], found.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task When_the_media_server_dies_the_run_goes_on_the_pages_say_so_and_everybody_is_seen_again()
    {
        ErrorsExpected = _ => true;
        var host = await WithCameraAsync("organiser", Host);
        var juror = await FollowAsync("juror");
        await host.Locator("[data-floor-start]").ClickAsync();
        await SeesAsync(juror, "the jury sees the host", Host);

        await floor.Network.KillJanusAsync();
        await Assertions.Expect(juror.Locator("[data-floor-notice]")).ToContainTextAsync("kommer tillbaka");
        await SeesAsync(juror, "nobody is seen");
        await floor.Organiser.DoAsync(Server.Url, new { kind = "extend", bySeconds = 60 });

        await floor.Network.StartJanusAsync();
        await SeesAsync(juror, "the host is seen again by itself", Host);
        await Assertions.Expect(juror.Locator("[data-floor-notice]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task From_a_network_that_lets_out_nothing_but_tcp_443_the_room_is_seen_through_turn_and_without_turn_it_is_not()
    {
        await using var locked = new LockedNetwork(floor.Network, Server.Url);
        await locked.StartAsync();
        var host = await WithCameraAsync("organiser", Host);
        await host.Locator("[data-floor-start]").ClickAsync();
        // Closed before its network is: a page that is cut off complains.
        await using var browser = await Chromium.AnotherAsync(locked.Browser, "--ignore-certificate-errors");

        var without = await SignedInAsync(Server, "juror", browser: browser);
        await without.AddInitScriptAsync("""
            const Real = RTCPeerConnection;
            globalThis.failed_ = 0;
            globalThis.RTCPeerConnection = function () {
              const one = new Real();
              one.addEventListener('connectionstatechange', () => { if (one.connectionState === 'failed') failed_++; });
              return one;
            };
            """);
        await without.GotoAsync("/demo/live/main");
        await Eventually.Holds("the way without TURN has failed",
            () => without.EvaluateAsync<bool>("() => failed_ > 0"));
        Assert.Empty(await CodedCamera.SeenAsync(without));

        var juror = await FollowAsync("juror", browser);
        await SeesAsync(juror, "the jury sees the host through TURN", Host);
        await locked.RestartTurnAsync(() => Eventually.Holds("the way is cut", async () => !await MovesAsync(juror)));
        await Eventually.Holds("a new way has been found by itself", () => MovesAsync(juror));

        await CheckRelayAsync(juror, works: true);
        // An ordinary browser does not trust this TURN server's certificate, as one behind a wall does not reach it.
        var technician = await SignedInAsync(Server, "technician");
        await technician.AddInitScriptAsync("delete MediaDevices.prototype.getDisplayMedia");
        await CheckRelayAsync(technician, works: false);
        // As telephones are: it is told, and nothing is offered.
        await Assertions.Expect(Step(technician, "screen").Locator("[data-advice=unsupported]")).ToBeVisibleAsync();
        await Assertions.Expect(Step(technician, "screen").Locator("[data-try]")).ToHaveCountAsync(0);
        await technician.GotoAsync("/demo/devices");
        await Assertions.Expect(technician.Locator("[data-outcome=Works]").Filter(new() { HasText = "Vägen genom spärrade nät" })).ToBeVisibleAsync();
        await Assertions.Expect(technician.Locator("[data-outcome=Nothing]").Filter(new() { HasText = "Vägen genom spärrade nät" })).ToBeVisibleAsync();
    }
}
