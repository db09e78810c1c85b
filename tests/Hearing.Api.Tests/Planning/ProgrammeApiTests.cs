using System.Text.Json.Nodes;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Planning;

public sealed class ProgrammeApiTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly HttpClient _organiser;

    public ProgrammeApiTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Nothing_is_published_until_the_organiser_publishes()
    {
        await PlannedEdition.In(_app);
        await PlannedEdition.Refused(404, "not-found", await _app.Stranger().GetAsync("/api/editions/2026/programme", Cancel));
        await PlannedEdition.Refused(422, "plan-not-ready", await PlannedEdition.Publish(_organiser));
        Assert.Equal(403, (int)(await PlannedEdition.Publish(_app.As("juror@example.org"))).StatusCode);
    }

    [Fact]
    public async Task Versions_are_frozen_numbered_and_tell_their_changes()
    {
        await PlannedEdition.In(_app);
        await Place(1, PlannedEdition.At(10));
        var first = await PlannedEdition.Json<ProgrammeView>(await PlannedEdition.Publish(_organiser));
        await Place(1, PlannedEdition.At(11));
        var answer = await PlannedEdition.Publish(_organiser);
        Assert.Equal("/api/editions/2026/programmes/2", answer.Headers.Location!.ToString());
        var newest = await Get<ProgrammeView>("programme");
        Assert.Equal((2, 1), (newest.Version, newest.Sessions[0].Sequence));
        var change = Assert.Single(newest.Changes);
        Assert.Equal((ChangeKind.Moved, first.Sessions[0].Start, newest.Sessions[0].Start), (change.Kind, change.OldStart, change.NewStart));
        Assert.Equal(first.Sessions[0].Start, (await Get<ProgrammeView>("programmes/1")).Sessions[0].Start);
        Assert.Equal(404, (int)(await _app.Stranger().GetAsync("/api/editions/2026/programmes/3", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Publishing_moves_the_edition_on_and_is_on_record()
    {
        var planned = await PlannedEdition.In(_app);
        await Place(1, PlannedEdition.At(10));
        await PlannedEdition.Publish(_organiser);
        Assert.Equal(Phase.Published, await _app.InDatabase(db => db.Editions.Select(e => e.Phase).SingleAsync(Cancel)));
        Assert.Contains("programme-published", await _app.InDatabase(db =>
            db.Audit.Where(a => a.EditionId == planned.Edition.Id).Select(a => a.Action).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Nobody_reads_the_hosts_notes_in_a_programme()
    {
        await PlannedEdition.In(_app);
        await Place(1, PlannedEdition.At(10));
        await PlannedEdition.Publish(_organiser);
        foreach (var address in new[] { "/api/editions/2026/programme", "/api/editions/2026/programmes/1", "/api/editions/2026/programme.json" })
        {
            var text = await _app.Stranger().GetStringAsync(address, Cancel);
            Assert.Contains("Eksj", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Conference_apps_read_the_schedule()
    {
        await PlannedEdition.In(_app);
        await Place(1, PlannedEdition.At(10, 5));
        await PlannedEdition.Publish(_organiser);
        var schedule = (await Get<JsonObject>("programme.json"))["schedule"]!;
        Assert.Equal("1", schedule["version"]!.GetValue<string>());
        var item = schedule["conference"]!["days"]![0]!["rooms"]!["Stora salen"]![0]!;
        Assert.Equal(
            ("2026-03-10T10:05:00+01:00", "10:05", "01:00", "Eksjö"),
            (item["date"]!.GetValue<string>(), item["start"]!.GetValue<string>(), item["duration"]!.GetValue<string>(), item["title"]!.GetValue<string>()));
    }

    private async Task Place(int index, Slot slot)
    {
        var session = (await PlannedEdition.Read(_organiser)).Sessions[index];
        Assert.Equal(200, (int)(await PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, slot))).StatusCode);
    }

    private async Task<T> Get<T>(string what) =>
        await PlannedEdition.Json<T>(await _app.Stranger().GetAsync($"/api/editions/2026/{what}", Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
