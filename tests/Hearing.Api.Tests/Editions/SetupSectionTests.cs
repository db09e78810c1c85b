using System.Net;
using Hearing.Api.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>Days, rooms, sessions and conflicts, each on its page.</summary>
public sealed class SetupSectionTests : SetupPagesTest
{
    [Fact]
    public async Task A_day_that_gets_another_date_takes_its_sessions_along()
    {
        await Browser().SubmitAsync("/demo/setup/days", new() { ["days[0].date"] = "2026-09-01" });
        var dates = await _app.InDatabase(db => db.Sessions.ToListAsync(Cancel));
        Assert.Equal(6, dates.Count(s => s.Slot?.Date == new DateOnly(2026, 9, 1)));
    }

    [Fact]
    public async Task A_room_with_sessions_is_not_removed()
    {
        var answer = await Browser().SubmitAsync("/demo/setup/rooms", new() { ["rooms[0].remove"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("”Välkommen” är inlagd i ett rum som då försvinner", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Single((await EditionAsync("demo")).Rooms);
    }

    [Fact]
    public async Task A_session_gets_parts_and_notes_for_the_host()
    {
        var id = await _app.InDatabase(async db => (await db.Sessions.SingleAsync(s => s.Title == "Norrsjö kommun", Cancel)).Id.Value);
        var answer = await Browser().SubmitAsync($"/demo/setup/sessions/{id}", new()
        {
            ["parts[2].notes"] = "Börja med eleverna.",
            ["parts[3].kind"] = "Talk",
            ["parts[3].title"] = "Tack",
            ["parts[3].length"] = "0:30",
            ["parts[3].end"] = "Auto",
        });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var session = await _app.InDatabase(db => db.Sessions.SingleAsync(s => s.Title == "Norrsjö kommun", Cancel));
        Assert.Equal(4, session.Parts.Count);
        Assert.Equal("Börja med eleverna.", session.Parts[2].HostNotes);
        Assert.Equal(TimeSpan.FromSeconds(270), session.Length);
    }

    [Fact]
    public async Task A_conflict_entered_by_the_organiser_is_on_the_protocol()
    {
        var (juror, candidate) = await _app.InDatabase(async db => (
            (await db.People.SingleAsync(p => p.Name == "Jonas Berg" && p.CandidateId == null && db.Editions.Any(e => e.Id == p.EditionId && e.Slug == "demo"), Cancel)).Id.Value,
            (await db.Candidates.SingleAsync(c => c.Name == "Norrsjö kommun", Cancel)).Id.Value));
        await Browser().SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[1].juror"] = $"{juror}", ["conflicts[1].candidate"] = $"{candidate}", ["conflicts[1].reason"] = "Syskon" });
        Assert.Equal(2, await _app.InDatabase(db => db.Conflicts.CountAsync(c => db.Editions.Any(e => e.Id == c.EditionId && e.Slug == "demo"), Cancel)));
        Assert.Equal(1, await _app.InDatabase(db => db.Protocol.CountAsync(p => p.Kind == "conflict-declared" && p.Text == "Jonas Berg: Syskon", Cancel)));
    }

    [Fact]
    public async Task An_organiser_in_conflict_neither_reads_the_material_nor_withdraws_the_conflict()
    {
        await _app.InDatabase(async db =>
        {
            var maja = await db.People.SingleAsync(p => p.Name == "Maja Lind" && db.Editions.Any(e => e.Id == p.EditionId && e.Slug == "demo"), Cancel);
            maja.Roles |= Roles.Organiser;
            return await db.SaveChangesAsync(Cancel);
        });
        var secret = Samples.Document("demo").Candidates[1].Description!;
        Assert.DoesNotContain(secret, await _app.As("maja.lind@demo.example").GetStringAsync("/api/editions/demo/export", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await _app.As("maja.lind@demo.example").GetStringAsync("/demo/setup/candidates", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser("maja.lind@demo.example").SubmitAsync("/demo/setup/candidates", [])).StatusCode);
        Assert.Contains(secret, await ExportAsync("demo"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Browser("maja.lind@demo.example").SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[0].remove"] = "true" })).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser().SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[0].remove"] = "true" })).StatusCode);
    }
}
