using System.Net;
using System.Net.Http.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Hearing.Domain.People;

namespace Hearing.Api.Tests.Jury;

public sealed class SheetTests : JuryTests
{
    [Fact]
    public async Task A_sheet_is_stored_once_and_read_back_with_its_revision()
    {
        var stored = await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, "Stark ledning"), "0");
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal("\"1\"", stored.Headers.ETag!.Tag);
        var view = await Jury.App.As(JuryApp.Juror).GetFromJsonAsync<SheetView>($"{JuryApp.Address}/sheets/{Jury.First.Value}", WireJson.Options, JuryApp.Cancel);
        Assert.Equal("Stark ledning", view!.Content.For("vision").Note);
        Assert.Equal(4, view.Content.For("vision").Mark);
        Assert.Equal("\"2\"", (await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(5, "Stark ledning"), "1")).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_stale_revision_is_412_and_stores_nothing()
    {
        await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, "första"), "0");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(2, "andra"), "0")).StatusCode);
        Assert.Equal("första", Assert.Single(await Sheets()).Marks[0].Note);
    }

    [Fact]
    public async Task A_change_without_If_Match_is_428()
    {
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, ""), null)).StatusCode);
        Assert.Empty(await Sheets());
    }

    [Theory]
    [InlineData(0), InlineData(6)]
    public async Task A_mark_outside_the_scale_is_refused(int mark) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(mark, ""), "0")).StatusCode);

    [Fact]
    public async Task A_conflict_declared_meanwhile_stores_nothing_and_says_so()
    {
        await Jury.DeclareConflict(JuryApp.Juror, Jury.First);
        var answer = await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, "smitande"), "0");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("\"code\":\"in-conflict\"", await answer.Content.ReadAsStringAsync(JuryApp.Cancel), StringComparison.Ordinal);
        Assert.Empty(await Sheets());
        Assert.Equal(HttpStatusCode.OK, (await Jury.Put(JuryApp.Juror, Jury.Other, JuryApp.Sheet(4, "annan"), "0")).StatusCode);
    }

    [Fact]
    public async Task A_juror_who_speaks_for_a_candidate_is_in_conflict_with_it_by_that()
    {
        await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, "före uppdraget"), "0");
        await Jury.SpeaksFor(Jury.JurorId, Jury.First);
        Assert.Equal(HttpStatusCode.Forbidden, (await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(5, "för de mina"), "1")).StatusCode);
        Assert.DoesNotContain("före uppdraget", await Jury.Read(JuryApp.Juror, $"{JuryApp.Address}/desk"), StringComparison.Ordinal);
        await Jury.OpenMarks();
        Assert.DoesNotContain("Åby kommun", await Jury.Read(JuryApp.Juror, "/jury/jury/overview"), StringComparison.Ordinal);
        Assert.DoesNotContain("före uppdraget", await Jury.Read(JuryApp.Chair, "/jury/jury/overview"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Jury.Put(JuryApp.Juror, Jury.Other, JuryApp.Sheet(4, "annan"), "0")).StatusCode);
    }

    [Fact]
    public async Task A_declared_conflict_hides_what_the_juror_wrote_and_stands_in_the_protocol()
    {
        await Jury.Put(JuryApp.Juror, Jury.First, JuryApp.Sheet(4, "före jävet"), "0");
        await Jury.DeclareConflict(JuryApp.Juror, Jury.First, "Tidigare anställd där");
        foreach (var path in new[] { $"{JuryApp.Address}/desk", $"{JuryApp.Address}/sheets", "/jury/jury" })
        {
            Assert.DoesNotContain("före jävet", await Jury.Read(JuryApp.Juror, path), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Jury.App.As(JuryApp.Juror).GetAsync($"{JuryApp.Address}/sheets/{Jury.First.Value}", JuryApp.Cancel)).StatusCode);
        Assert.Contains("Tidigare anställd där", await Jury.Read(JuryApp.Chair, "/jury/jury/protocol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_juror_in_conflict_who_is_the_technician_too_is_not_shown_that_candidates_film()
    {
        await Jury.App.InDatabase(async db =>
        {
            db.People.Single(p => p.Id == Jury.JurorId).Roles = Roles.Juror | Roles.Technician;
            return await db.SaveChangesAsync(JuryApp.Cancel);
        });
        Assert.Contains("Åby kommun", await Jury.Read(JuryApp.Juror, "/jury/films"), StringComparison.Ordinal);
        await Jury.DeclareConflict(JuryApp.Juror, Jury.First);
        var page = await Jury.Read(JuryApp.Juror, "/jury/films");
        Assert.DoesNotContain("Åby kommun", page, StringComparison.Ordinal);
        Assert.Contains("Öby kommun", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_form_without_confirmation_keeps_the_reason_and_says_what_to_do()
    {
        var answer = await Jury.Send(JuryApp.Juror, "/jury/jury", "/jury/jury/conflicts", ("candidate", $"{Jury.First.Value}"), ("reason", "Min fars skola"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Min fars skola", page, StringComparison.Ordinal);
        Assert.Contains("Kryssa i rutan", page, StringComparison.Ordinal);
    }

    private Task<List<MarkSheet>> Sheets() => Jury.App.InDatabase(db => Task.FromResult(db.MarkSheets.ToList()));
}
