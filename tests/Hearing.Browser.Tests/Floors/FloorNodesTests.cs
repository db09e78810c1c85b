using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>Two nodes with one media server: the room is the same at both, and the end of a node or of a browser is nobody else's.</summary>
public sealed class FloorNodesTests : CameraTest
{
    private readonly MediaNetwork _network = new();
    private readonly TwoNodes _site;

    public FloorNodesTests(Chromium chromium) : base(chromium) =>
        _site = new(new() { ["Hearing__Floor__Janus"] = _network.Janus.ToString(), ["Hearing__Floor__JanusSecret"] = _network.Secret });

    protected override Server Server => _site.Second;

    public override async ValueTask InitializeAsync()
    {
        // A page whose node is killed complains, and so does one that crashes.
        ErrorsExpected = _ => true;
        await _network.StartAsync();
        await _site.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await _site.DisposeAsync();
            await _network.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_room_is_one_at_both_nodes_and_loses_only_who_was_at_what_has_died()
    {
        await _site.Organiser.DoAsync(_site.First.Url, new { kind = "start" });
        await _site.Organiser.PresentationAsync(_site.First.Url);
        var (host, team) = (await WithCameraAsync("organiser", Host, at: _site.First), await WithCameraAsync("candidate", Team));
        var juror = await FollowAsync("juror");
        await host.Locator("[data-floor-start]").ClickAsync();
        await team.Locator("[data-floor-start]").ClickAsync();
        await SeesAsync(juror, "the jury sees both, each at a node of their own", Team, Host);

        await _site.First.KillAsync();
        await SeesAsync(juror, "who was at the node that has died is gone, and nobody else", Team);
        await _site.First.StartAsync();
        // A page asks again after eight seconds at most; then the node opens the room and the camera is sent anew.
        await SeesAsync(juror, "and is there again by themselves when it is back", Team, Host);

        await Assert.ThrowsAnyAsync<PlaywrightException>(() => team.GotoAsync("chrome://crash"));
        await SeesAsync(juror, "whose page has crashed is gone, and nobody else", Host);
    }
}
