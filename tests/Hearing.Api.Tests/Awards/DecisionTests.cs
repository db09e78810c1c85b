using System.Net;
using Hearing.Api.Tests.Jury;
using Hearing.Domain.Awards;
using Hearing.Domain.Editions;

namespace Hearing.Api.Tests.Awards;

public sealed class DecisionTests : JuryTests
{
    [Fact]
    public async Task From_marks_to_recipients()
    {
        await Jury.Put(JuryApp.Second, Jury.First, JuryApp.Sheet(5, "Föredömligt"), "0");
        Assert.DoesNotContain("Föredömligt", await Jury.Read(JuryApp.Chair, "/jury/jury/overview"), StringComparison.Ordinal);
        await Jury.OpenMarks();
        Assert.Contains("Föredömligt", await Jury.Read(JuryApp.Chair, "/jury/jury/overview"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Jury.Decide(Jury.First, "Award", "För långsiktighet", comment: "Rörande film")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Jury.Decide(Jury.Other, "None", "")).StatusCode);
        Assert.DoesNotContain("För långsiktighet", await Jury.Read(JuryApp.Guest, "/jury/recipients"), StringComparison.Ordinal);
        Assert.Contains("För långsiktighet", await Jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
        Assert.Equal("/jury/recipients", (await Jury.Release()).Headers.Location!.OriginalString);
        var page = await Jury.App.Stranger().GetStringAsync("/jury/recipients", JuryApp.Cancel);
        Assert.Contains("För långsiktighet", page, StringComparison.Ordinal);
        Assert.Contains("grundskola", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Öby", page, StringComparison.Ordinal);
        var (phase, certificates, mails) = await Jury.App.InDatabase(db => Task.FromResult((db.Editions.Single().Phase, db.Certificates.Count(), db.Outbox.Count(m => m.Key.StartsWith("result:")))));
        Assert.Equal((Phase.Released, 1, 1), (phase, certificates, mails));
    }

    [Fact]
    public async Task The_chair_hears_how_many_words_are_too_many_before_anything_is_printed_and_the_organiser_too()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", string.Join(' ', Enumerable.Repeat("ord", 990)));
        await Jury.Decide(Jury.Other, "Award", "Kort och gott");
        var page = WebUtility.HtmlDecode(await Jury.Read(JuryApp.Chair, "/jury/jury/decision"));
        Assert.Matches("motiveringen är [0-9]+ ord för lång för diplomet", page);
        Assert.Single(page.Split("får plats: se diplomet").Skip(1));
        var documents = WebUtility.HtmlDecode(await Jury.Read(HearingApp.Organiser, "/jury/documents"));
        Assert.Matches("Åby kommun: motiveringen är [0-9]+ ord för lång för diplomet", documents);
        Assert.Empty(await Jury.App.InDatabase(db => Task.FromResult(db.Certificates.ToList())));
        Assert.StartsWith("<svg", await Jury.Read(JuryApp.Chair, $"/jury/jury/decision/{Jury.Other.Value}/certificate.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_jurors_are_refused_with_the_quorum_and_what_was_typed_is_kept()
    {
        await Jury.OpenMarks();
        var answer = await Jury.Decide(Jury.First, "Award", "Min text", more: ("tookPart", $"{Jury.ChairId.Value}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Minst 2 utan jäv", page, StringComparison.Ordinal);
        Assert.Contains("Min text", page, StringComparison.Ordinal);
        Assert.Empty(await Jury.App.InDatabase(db => Task.FromResult(db.Awards.ToList())));
    }

    [Fact]
    public async Task A_juror_in_conflict_does_not_count_as_having_taken_part()
    {
        await Jury.DeclareConflict(JuryApp.Second, Jury.First);
        await Jury.OpenMarks();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Jury.Decide(Jury.First, "Award", "Min text")).StatusCode);
    }

    [Fact]
    public async Task A_chair_in_conflict_neither_sees_nor_decides()
    {
        await Jury.DeclareConflict(JuryApp.Chair, Jury.First);
        await Jury.OpenMarks();
        Assert.DoesNotContain(">Åby kommun<", await Jury.Read(JuryApp.Chair, "/jury/jury/decision"), StringComparison.Ordinal);
        var action = $"/jury/jury/decision/{Jury.Other.Value}";
        var html = await Jury.Read(JuryApp.Chair, "/jury/jury/decision");
        Assert.Contains(action, html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Jury.First.Value}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_changed_meanwhile_is_refused_and_both_are_shown()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "Först");
        var answer = await Jury.Decide(Jury.First, "None", "Sedan", more: [("revision", "new"), ("tookPart", $"{Jury.ChairId.Value}"), ("tookPart", $"{Jury.SecondId.Value}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Först", page, StringComparison.Ordinal);
        Assert.Contains("Sedan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_decision_stays_in_the_protocol()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "HonourableMention", "Utkast ett");
        await Jury.Decide(Jury.First, "Award", "Utkast två");
        var protocol = await Jury.Read(JuryApp.Juror, "/jury/jury/protocol");
        Assert.Contains("Utkast ett", protocol, StringComparison.Ordinal);
        Assert.Contains("Utkast två", protocol, StringComparison.Ordinal);
        Assert.Contains("Namn 0, Namn 2", protocol, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_released_while_a_candidate_has_no_decision()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "För allt");
        Assert.DoesNotContain("name=\"seen\"", await Jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_page_that_is_out_of_date_is_shown_again()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "Gammal");
        await Jury.Decide(Jury.Other, "Award", "Annan");
        var answer = await Jury.Send(JuryApp.Chair, "/jury/jury/release", "/jury/jury/release", ("sure", "yes"), ("seen", "something-else"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False((await Jury.App.InDatabase(db => Task.FromResult(db.Editions.Single()))).IsReleased);
    }

    [Fact]
    public async Task After_the_release_no_decision_is_changed()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "För allt");
        await Jury.Decide(Jury.Other, "None", "");
        await Jury.Release();
        Assert.DoesNotContain("<form method=\"post\" action=\"/jury/jury/decision", await Jury.Read(JuryApp.Chair, "/jury/jury/decision"), StringComparison.Ordinal);
        Assert.Equal(AwardKind.Award, (await Jury.App.InDatabase(db => Task.FromResult(db.Awards.Single(a => a.CandidateId == Jury.First)))).Kind);
    }

    [Fact]
    public async Task A_second_release_changes_nothing_and_tells_that_it_is_done()
    {
        await Decided();
        var (first, second) = (await Jury.Send(JuryApp.Chair, "/jury/jury/release", "/jury/jury/release", ("sure", "no")), await Jury.Release());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Equal("/jury/recipients", second.Headers.Location!.OriginalString);
        var before = await Counts();
        var again = await Stale("/jury/jury/decision", "/jury/jury/release", ("sure", "yes"));
        Assert.Equal("/jury/jury/release", again.Headers.Location!.OriginalString);
        Assert.Contains("Resultatet är offentligt sedan", await Jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_decision_sent_from_a_page_opened_before_the_release_is_told_that_it_came_too_late()
    {
        await Decided();
        await Jury.Release();
        var answer = await Stale("/jury/jury/decision", $"/jury/jury/decision/{Jury.First.Value}", ("kind", "None"), ("motivation", ""), ("tookPart", $"{Jury.ChairId.Value}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Beslutet är inte ändrat", await answer.Content.ReadAsStringAsync(JuryApp.Cancel), StringComparison.Ordinal);
        Assert.Equal(AwardKind.Award, (await Jury.App.InDatabase(db => Task.FromResult(db.Awards.Single(a => a.CandidateId == Jury.First)))).Kind);
    }

    [Fact]
    public async Task Nothing_is_released_while_somebody_who_took_part_has_declared_a_conflict_since()
    {
        await Decided();
        await Jury.DeclareConflict(JuryApp.Second, Jury.First);
        var page = await Jury.Read(JuryApp.Chair, "/jury/jury/release");
        Assert.Contains("är jävig mot kandidaten", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seen\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Stale("/jury/jury/decision", "/jury/jury/release", ("sure", "yes"))).StatusCode);
        await Jury.Decide(Jury.First, "Award", "För allt", more: [("tookPart", $"{Jury.ChairId.Value}"), ("tookPart", $"{Jury.JurorId.Value}")]);
        Assert.Equal("/jury/recipients", (await Jury.Release()).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_decision_by_somebody_who_speaks_for_the_candidate_now_is_neither_released_nor_recorded_again_with_them()
    {
        await Decided();
        await Jury.SpeaksFor(Jury.SecondId, Jury.First);
        Assert.Contains("är jävig mot kandidaten", await Jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Stale("/jury/jury/decision", "/jury/jury/release", ("sure", "yes"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Jury.Decide(Jury.First, "Award", "För allt")).StatusCode);
        await Jury.Decide(Jury.First, "Award", "För allt", more: [("tookPart", $"{Jury.ChairId.Value}"), ("tookPart", $"{Jury.JurorId.Value}")]);
        Assert.Equal("/jury/recipients", (await Jury.Release()).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_overview_tells_what_was_decided_who_took_part_and_how_many_can()
    {
        await Jury.DeclareConflict(JuryApp.Juror, Jury.Other);
        await Decided();
        var page = WebUtility.HtmlDecode(await Jury.Read(JuryApp.Second, "/jury/jury/overview"));
        Assert.Contains("Utmärkelse</span> Deltog i beslutet: Namn 0, Namn 2", page, StringComparison.Ordinal);
        Assert.Contains("3 ledamöter kan delta i beslutet, minst 2 krävs", page, StringComparison.Ordinal);
        Assert.Contains("2 ledamöter kan delta i beslutet, minst 2 krävs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Inget av dem", await Jury.Read(JuryApp.Juror, "/jury/jury/overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_motivation_that_looks_like_an_id_stands_in_the_protocol_as_it_was_typed()
    {
        var motivation = $"{Jury.JurorId.Value}";
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", motivation);
        Assert.Contains(motivation, await Jury.Read(JuryApp.Second, "/jury/jury/protocol"), StringComparison.Ordinal);
    }

    private async Task Decided()
    {
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "För allt");
        await Jury.Decide(Jury.Other, "None", "");
    }

    private Task<(int Certificates, int Letters, int Lines)> Counts() =>
        Jury.App.InDatabase(db => Task.FromResult((db.Certificates.Count(), db.Outbox.Count(), db.Protocol.Count())));

    /// <summary>Posts a form that the page no longer shows, as a browser does that opened it before.</summary>
    private Task<HttpResponseMessage> Stale(string page, string action, params (string Name, string Value)[] fields) =>
        Forms.PostAsync(Jury.App.As(JuryApp.Chair), page, action, fields);
}
