using System.Threading.Channels;
using Hearing.Api.Tests.Runs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Planning;

/// <summary>Open boards hear that the plan has changed, whichever way somebody changed it.</summary>
public sealed class PlanPushTests : IDisposable
{
    private readonly HearingApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Organisers_hear_of_each_change_of_the_plan_and_nobody_else_does()
    {
        var planned = await PlannedEdition.In(_app);
        var organiser = _app.As(HearingApp.Organiser);
        await using var hub = RunningEdition.Hub(_app, HearingApp.Organiser);
        await using var juror = RunningEdition.Hub(_app, "juror@example.org");
        var (heard, others) = (Channel.CreateUnbounded<string>(), Channel.CreateUnbounded<string>());
        hub.On<string>("Nudged", what => heard.Writer.WriteAsync(what).AsTask());
        juror.On<string>("Nudged", what => others.Writer.WriteAsync(what).AsTask());
        await hub.StartAsync(Soon);
        await juror.StartAsync(Soon);
        await hub.InvokeAsync("FollowPlan", "2026", Soon);
        Assert.Contains("not-allowed", (await Assert.ThrowsAsync<HubException>(() => juror.InvokeAsync("FollowPlan", "2026", Soon))).Message, StringComparison.Ordinal);

        var seen = await PlannedEdition.Read(organiser);
        await PlannedEdition.Edit(organiser, PlannedEdition.Place(seen.Sessions[1], PlannedEdition.At(10)));
        Assert.Equal("plan", await heard.Reader.ReadAsync(Soon));
        var placed = await PlannedEdition.Read(organiser);
        await PlannedEdition.Put(organiser, placed.Revision);
        Assert.Equal("plan", await heard.Reader.ReadAsync(Soon));
        await PlannedEdition.Refused(412, "stale", await PlannedEdition.Put(organiser, placed.Revision));
        await _app.InDatabase(async db =>
        {
            db.Sessions.Single(s => s.Id == planned.Sessions[0].Id).Title = "Välkommen hit";
            return await db.SaveChangesAsync(Soon);
        });
        Assert.Equal("plan", await heard.Reader.ReadAsync(Soon));
        Assert.False(heard.Reader.TryRead(out _) || others.Reader.TryRead(out _));
    }

}
