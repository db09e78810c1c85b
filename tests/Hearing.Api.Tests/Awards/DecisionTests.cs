using System.Net;
using Hearing.Api.Tests.Jury;
using Hearing.Domain.Awards;
using Hearing.Domain.Editions;

namespace Hearing.Api.Tests.Awards;

public sealed class DecisionTests : IAsyncLifetime
{
    private readonly JuryApp _jury = new();

    public async ValueTask InitializeAsync() => await _jury.BegunAsync();

    public ValueTask DisposeAsync()
    {
        _jury.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task From_marks_to_recipients()
    {
        await _jury.Put(JuryApp.Second, _jury.First, JuryApp.Sheet(5, "Föredömligt"), "0");
        Assert.DoesNotContain("Föredömligt", await _jury.Read(JuryApp.Chair, "/jury/jury/overview"), StringComparison.Ordinal);
        await _jury.OpenMarks();
        Assert.Contains("Föredömligt", await _jury.Read(JuryApp.Chair, "/jury/jury/overview"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await _jury.Decide(_jury.First, "Award", "För långsiktighet", comment: "Rörande film")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await _jury.Decide(_jury.Other, "None", "")).StatusCode);
        Assert.DoesNotContain("För långsiktighet", await _jury.Read(JuryApp.Guest, "/jury/recipients"), StringComparison.Ordinal);
        Assert.Contains("För långsiktighet", await _jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
        Assert.Equal("/jury/recipients", (await _jury.Release()).Headers.Location!.OriginalString);
        var page = await _jury.App.Stranger().GetStringAsync("/jury/recipients", JuryApp.Cancel);
        Assert.Contains("För långsiktighet", page, StringComparison.Ordinal);
        Assert.Contains("grundskola", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Öby", page, StringComparison.Ordinal);
        var (phase, certificates, mails) = await _jury.App.InDatabase(db => Task.FromResult((db.Editions.Single().Phase, db.Certificates.Count(), db.Outbox.Count(m => m.Key.StartsWith("result:")))));
        Assert.Equal((Phase.Released, 1, 1), (phase, certificates, mails));
    }

    [Fact]
    public async Task Too_few_jurors_are_refused_with_the_quorum_and_what_was_typed_is_kept()
    {
        await _jury.OpenMarks();
        var answer = await _jury.Decide(_jury.First, "Award", "Min text", more: ("tookPart", $"{_jury.ChairId.Value}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Minst 2 utan jäv", page, StringComparison.Ordinal);
        Assert.Contains("Min text", page, StringComparison.Ordinal);
        Assert.Empty(await _jury.App.InDatabase(db => Task.FromResult(db.Awards.ToList())));
    }

    [Fact]
    public async Task A_juror_in_conflict_does_not_count_as_having_taken_part()
    {
        await _jury.DeclareConflict(JuryApp.Second, _jury.First);
        await _jury.OpenMarks();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _jury.Decide(_jury.First, "Award", "Min text")).StatusCode);
    }

    [Fact]
    public async Task A_chair_in_conflict_neither_sees_nor_decides()
    {
        await _jury.DeclareConflict(JuryApp.Chair, _jury.First);
        await _jury.OpenMarks();
        Assert.DoesNotContain(">Åby kommun<", await _jury.Read(JuryApp.Chair, "/jury/jury/decision"), StringComparison.Ordinal);
        var action = $"/jury/jury/decision/{_jury.Other.Value}";
        var html = await _jury.Read(JuryApp.Chair, "/jury/jury/decision");
        Assert.Contains(action, html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{_jury.First.Value}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_changed_meanwhile_is_refused_and_both_are_shown()
    {
        await _jury.OpenMarks();
        await _jury.Decide(_jury.First, "Award", "Först");
        var answer = await _jury.Decide(_jury.First, "None", "Sedan", more: [("revision", "new"), ("tookPart", $"{_jury.ChairId.Value}"), ("tookPart", $"{_jury.SecondId.Value}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Först", page, StringComparison.Ordinal);
        Assert.Contains("Sedan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_decision_stays_in_the_protocol()
    {
        await _jury.OpenMarks();
        await _jury.Decide(_jury.First, "HonourableMention", "Utkast ett");
        await _jury.Decide(_jury.First, "Award", "Utkast två");
        var protocol = await _jury.Read(JuryApp.Juror, "/jury/jury/protocol");
        Assert.Contains("Utkast ett", protocol, StringComparison.Ordinal);
        Assert.Contains("Utkast två", protocol, StringComparison.Ordinal);
        Assert.Contains("Namn 0, Namn 2", protocol, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_released_while_a_candidate_has_no_decision()
    {
        await _jury.OpenMarks();
        await _jury.Decide(_jury.First, "Award", "För allt");
        Assert.DoesNotContain("name=\"seen\"", await _jury.Read(JuryApp.Chair, "/jury/jury/release"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_page_that_is_out_of_date_is_shown_again()
    {
        await _jury.OpenMarks();
        await _jury.Decide(_jury.First, "Award", "Gammal");
        await _jury.Decide(_jury.Other, "Award", "Annan");
        var answer = await _jury.Send(JuryApp.Chair, "/jury/jury/release", "/jury/jury/release", ("sure", "yes"), ("seen", "something-else"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False((await _jury.App.InDatabase(db => Task.FromResult(db.Editions.Single()))).IsReleased);
    }

    [Fact]
    public async Task After_the_release_no_decision_is_changed()
    {
        await _jury.OpenMarks();
        await _jury.Decide(_jury.First, "Award", "För allt");
        await _jury.Decide(_jury.Other, "None", "");
        await _jury.Release();
        Assert.DoesNotContain("<form method=\"post\" action=\"/jury/jury/decision", await _jury.Read(JuryApp.Chair, "/jury/jury/decision"), StringComparison.Ordinal);
        Assert.Equal(AwardKind.Award, (await _jury.App.InDatabase(db => Task.FromResult(db.Awards.Single(a => a.CandidateId == _jury.First)))).Kind);
    }
}
