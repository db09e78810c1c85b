using System.Net;
using Hearing.Api.Tests.Jury;

namespace Hearing.Api.Tests.People;

public sealed class NameCheckTests : JuryTests
{
    private const string Page = "/jury/me/names";

    [Fact]
    public async Task A_candidate_corrects_its_name_and_the_change_is_logged()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Jury.Send(JuryApp.Candidate, Page, Page, ("name", "Åby  kommun "), ("unit", "Skolförvaltningen"))).StatusCode);
        var (name, at, log) = await Jury.App.InDatabase(db => Task.FromResult(
            (db.Candidates.Single(c => c.Id == Jury.First).FullName, db.Candidates.Single(c => c.Id == Jury.First).NamesCheckedAt, db.Audit.Single(a => a.Action == "names-changed").Subject)));
        Assert.Equal("Åby kommun, Skolförvaltningen", name);
        Assert.Equal(Jury.App.Clock.GetUtcNow(), at);
        Assert.Equal("Åby kommun → Åby kommun, Skolförvaltningen", log);
    }

    [Fact]
    public async Task All_candidates_get_the_same_letter_once()
    {
        await Jury.SpeaksFor(Jury.SecondId, Jury.Other);
        for (var time = 0; time < 2; time++)
        {
            await Jury.Send(HearingApp.Organiser, "/jury/people", "/jury/people/names");
        }

        var letters = await Jury.App.InDatabase(db => Task.FromResult(db.Outbox.Where(m => m.Key.StartsWith("names:")).ToList()));
        Assert.Equal(2, letters.Count);
        Assert.Single(letters.Select(l => l.Body.Replace(l.ToName, "", StringComparison.Ordinal)).Distinct());
        Assert.All(letters, l => Assert.Contains(Page, l.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_the_jury_deliberates_the_name_stands()
    {
        using var open = await Jury.App.As(JuryApp.Candidate).GetAsync(Page, JuryApp.Cancel);
        Assert.Contains("action=\"/jury/me/names\"", await open.Content.ReadAsStringAsync(JuryApp.Cancel), StringComparison.Ordinal);
        await Jury.OpenMarks();
        Assert.DoesNotContain("action=\"/jury/me/names\"", await Jury.Read(JuryApp.Candidate, Page), StringComparison.Ordinal);
    }
}
