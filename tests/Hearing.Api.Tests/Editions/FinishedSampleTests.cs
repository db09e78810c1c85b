using Hearing.Api.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Api.Tests.Editions;

/// <summary>The edition of 2021 as a year that is over.</summary>
public sealed class FinishedSampleTests
{
    private readonly EditionDocument _document = Samples.Document(Samples.Finished);

    [Fact]
    public void Its_facts_are_what_its_commands_make()
    {
        var facts = new HearingDays2021(_document).Facts;
        Assert.Equal(
            EditionJson.Canonical(_document with { Runs = [_document.Runs[0] with { Facts = facts }] }), EditionJson.Canonical(_document));
    }

    [Fact]
    public void Its_run_is_finished_and_nothing_was_left_out()
    {
        var run = After();
        Assert.Equal(RunStatus.Finished, run.Status);
        Assert.DoesNotContain(run.Order, c => c.Skipped);
        Assert.True(run.Order.Select(c => c.Id).ToHashSet().SetEquals(run.Written.Select(s => s.CueId)));
    }

    [Fact]
    public void No_candidate_was_a_quarter_of_an_hour_off_its_time()
    {
        var run = After();
        foreach (var cue in run.Order.Where(c => c.Kind == PartKind.Film))
        {
            Assert.InRange(run.Written.First(s => s.CueId == cue.Id).From - cue.PlannedStart!.Value, TimeSpan.FromMinutes(-15), TimeSpan.FromMinutes(15));
        }
    }

    [Fact]
    public void Every_candidate_has_a_decision_a_certificate_and_the_same_words() =>
        Assert.All(_document.Candidates, candidate =>
        {
            var decision = _document.Decisions.Single(d => d.CandidateId == candidate.Id);
            var certificate = _document.Certificates.Single(c => c.CandidateId == candidate.Id);
            Assert.Equal((CertificateKinds.Of(decision.Kind), decision.Motivation), (certificate.Kind, certificate.Motivation));
            Assert.Contains("Exempeltext", decision.Motivation, StringComparison.Ordinal);
        });

    private RunState After()
    {
        var content = EditionImport.Content(_document);
        var pins = Pinning.Of(content.Edition, content.Programmes[^1], "main", content.Films, new HashSet<PartId>());
        return Timeline.Of(new("main", content.Programmes, pins), [.. content.Facts.Select(f => new RecordedFact(f.Revision, f.At, RunJson.Fact(f.Body)))]);
    }
}
