using System.Net;
using Hearing.Api.Editions;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>The demo, started anew.</summary>
public sealed class DemoRestartTests : SetupPagesTest
{
    [Fact]
    public async Task The_demo_starts_anew_from_now()
    {
        var browser = Browser();
        await browser.SubmitAsync("/demo/setup/sessions", new() { ["kind"] = "Lunch", ["heading"] = "Extra", ["length"] = "45" });
        await _app.Store(Domain.Help.HelpRequest.Ask((await EditionAsync("demo")).Id, null, "", "Åsa", "Entrén", "Vi kommer inte in", _app.Clock.GetUtcNow()));
        _app.Clock.Advance(TimeSpan.FromHours(2));
        var answer = await browser.SubmitAsync("/demo/setup", [], "demo");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var expected = DemoTimes.From(_app.Clock.GetUtcNow(), HearingZone.Named("Europe/Stockholm")).Apply(Samples.Document("demo"));
        Assert.Equal(0, await _app.InDatabase(db => db.Set<Domain.Help.HelpRequest>().CountAsync(h => db.Editions.Any(e => e.Id == h.EditionId && e.Slug == "demo"), TestContext.Current.CancellationToken)));
        Assert.Equal(Domain.Contracts.EditionJson.Canonical(expected), await ExportAsync("demo"));
    }
}
