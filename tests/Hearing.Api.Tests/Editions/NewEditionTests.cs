using System.Net;
using Hearing.Api.Editions;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>Editions made blank, copied and imported on pages.</summary>
public sealed class NewEditionTests : SetupPagesTest
{
    [Fact]
    public async Task A_new_edition_is_set_up_by_pages_alone()
    {
        var browser = Browser();
        var made = await browser.SubmitAsync("/_editions/new", new() { ["slug"] = "2027", ["name"] = "Guldtrappan 2027", ["firstDay"] = "2027-05-27", ["organiser"] = "Astrid Ek", ["people"] = "" });
        Assert.Equal("/2027/setup", made.Headers.Location?.OriginalString);
        await browser.SubmitAsync("/2027/setup/candidates", new() { ["candidates[0].name"] = "Åmåls kommun" });
        await browser.SubmitAsync("/2027/setup/candidates", new() { ["candidates[1].name"] = "Örnsköldsviks kommun", ["candidates[1].unit"] = "bildningsförvaltningen" });
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync("/2027/setup/sessions", [], "from-template")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync("/2027/setup/sessions", new() { ["kind"] = "Lunch", ["heading"] = "Lunch", ["length"] = "45" })).StatusCode);
        var edition = await EditionAsync("2027");
        var sessions = await _app.InDatabase(db => db.Sessions.Where(s => s.EditionId == edition.Id).OrderBy(s => s.Order).ToListAsync(Cancel));
        Assert.Equal(["Åmåls kommun", "Örnsköldsviks kommun, bildningsförvaltningen", "Lunch"], sessions.Select(s => s.Title));
        Assert.Equal([90, 90, 45], sessions.Select(s => s.Length.TotalMinutes));
        Assert.Equal(7, edition.Criteria.Count);
    }

    [Fact]
    public async Task A_copy_moves_the_dates_and_leaves_candidates_and_results_behind()
    {
        await Browser().SubmitAsync("/_editions/new", new()
        {
            ["slug"] = "2022",
            ["name"] = "2022",
            ["firstDay"] = "2022-10-12",
            ["copy"] = "2021",
            ["organiser"] = "Astrid Ek",
            ["people"] = "yes",
        });
        var edition = await EditionAsync("2022");
        Assert.Equal([new DateOnly(2022, 10, 12), new DateOnly(2022, 10, 13)], edition.Days.Select(d => d.Date));
        Assert.Equal(Phase.Draft, edition.Phase);
        var sessions = await _app.InDatabase(db => db.Sessions.Where(s => s.EditionId == edition.Id).ToListAsync(Cancel));
        Assert.All(sessions, s => Assert.Null(s.CandidateId));
        Assert.Contains(sessions, s => s.Slot?.Date == new DateOnly(2022, 10, 13));
        var chair = await _app.InDatabase(db => db.People.SingleAsync(p => p.EditionId == edition.Id && p.MailKey == "chair@demo.example", Cancel));
        Assert.Equal((Roles.Juror | Roles.Chair, Roles.None), (chair.Roles, chair.ActiveRoles));
    }

    [Fact]
    public async Task A_document_is_imported_on_a_page_that_names_its_faults()
    {
        var document = Samples.Document("demo") with { Slug = "other", Id = Domain.EditionId.New() };
        var browser = Browser();
        var taken = await browser.UploadAsync("/_editions/import", Domain.Contracts.EditionJson.Canonical(document));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("ett id som hör till en annan omgång", await taken.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var faulty = await (await browser.UploadAsync("/_editions/import", "{\"slug\":7}")).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("<code>$.slug</code>", faulty, StringComparison.Ordinal);
        var good = await browser.UploadAsync("/_editions/import", System.Text.Encoding.UTF8.GetString(new Domain.Tests.Editions.AnyEdition(7).Bytes()));
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
    }
}
