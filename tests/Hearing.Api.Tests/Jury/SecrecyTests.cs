using System.Net;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Webinars;

namespace Hearing.Api.Tests.Jury;

/// <summary>
/// A canary string in every motivation, comment, note and reason and a rare number as every mark; then every address that can be read is
/// fetched as every role, as page, JSON, PDF, archive and feed. The same crawl as the chair must find them, or it would prove nothing.
/// </summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    private const string Mark = "700303";
    private static readonly string[] Outsiders = ["", JuryApp.Candidate, JuryApp.Guest, JuryApp.Technician];
    private readonly JuryApp _jury = new();
    private readonly Crawl _crawl;

    public SecrecyTests() => _crawl = new(_jury);

    public async ValueTask InitializeAsync()
    {
        await _jury.BegunAsync();
        await _jury.App.InDatabase(async db =>
        {
            db.Editions.Single().MarkScale = new(700301, 700305, []);
            db.Add(new Webinar { Id = WebinarId.New(), EditionId = _jury.Edition, CandidateId = _jury.First, Title = "canary-webinar-first" });
            return await db.SaveChangesAsync(JuryApp.Cancel);
        });
        foreach (var juror in new[] { JuryApp.Chair, JuryApp.Juror, JuryApp.Second })
        {
            await Marked(juror, _jury.First, "first");
            await Marked(juror, _jury.Other, "other");
        }

        await _jury.DeclareConflict(JuryApp.Juror, _jury.First, "canary-reason");
        await _jury.OpenMarks();
        await Decided(_jury.First, "first");
        await Decided(_jury.Other, "other");
        await _jury.Send(HearingApp.Organiser, "/jury/documents", "/jury/documents/certificates");
    }

    public ValueTask DisposeAsync()
    {
        _jury.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Before_the_release_nothing_of_it_reaches_anybody_outside_the_jury()
    {
        foreach (var outsider in Outsiders)
        {
            var found = await _crawl.AsAsync(outsider);
            Assert.Empty(found.Where(f => f.Text.Contains("canary", StringComparison.Ordinal) || f.Text.Contains(Mark, StringComparison.Ordinal)).Select(f => $"'{outsider}' {f.Address}"));
        }

        var organiser = await _crawl.AsAsync(HearingApp.Organiser);
        Assert.Empty(organiser.Where(f => f.Text.Contains("canary-note", StringComparison.Ordinal) || f.Text.Contains(Mark, StringComparison.Ordinal)).Select(f => f.Address));
    }

    [Fact]
    public async Task A_juror_in_conflict_finds_nothing_on_that_candidate_and_everything_on_the_other()
    {
        var found = await _crawl.AsAsync(JuryApp.Juror);
        Assert.Empty(found.Where(f => f.Text.Contains("-first", StringComparison.Ordinal)).Select(f => f.Address));
        Assert.Contains(found, f => f.Text.Contains("canary-motivation-other", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Text.Contains($"canary-note-{JuryApp.Chair}-other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chair_finds_every_one()
    {
        var found = await _crawl.AsAsync(JuryApp.Chair);
        var all = string.Concat(found.Select(f => f.Text));
        var canaries = new[] { "first", "other" }.SelectMany(c => new[] { $"canary-motivation-{c}", $"canary-comment-{c}" })
            .Concat(new[] { JuryApp.Chair, JuryApp.Second }.SelectMany(j => new[] { "first", "other" }.SelectMany(c => new[] { $"canary-note-{j}-{c}", $"canary-whole-{j}-{c}" })))
            .Append("canary-reason").Append(Mark);
        string[] missing = [.. canaries.Where(c => !all.Contains(c, StringComparison.Ordinal))];
        Assert.Empty(missing);

        // What a juror wrote before declaring a conflict is kept in the chair's export and shown nowhere.
        var kept = found.Where(f => f.Text.Contains($"canary-note-{JuryApp.Juror}-first", StringComparison.Ordinal)).Select(f => f.Address);
        Assert.Equal(["/api/editions/jury/export?include=jury"], kept);
    }

    [Fact]
    public async Task After_the_release_everybody_finds_the_motivations_and_nobody_outside_the_jury_a_note_or_a_mark()
    {
        Assert.Equal("/jury/recipients", (await _jury.Release()).Headers.Location?.OriginalString);
        foreach (var outsider in Outsiders.Append(HearingApp.Organiser))
        {
            var found = await _crawl.AsAsync(outsider);
            Assert.Contains(found, f => f.Text.Contains("canary-motivation-first", StringComparison.Ordinal));
            Assert.Empty(found.Where(f => f.Text.Contains("canary-note", StringComparison.Ordinal) || f.Text.Contains("canary-whole", StringComparison.Ordinal)
                || f.Text.Contains(Mark, StringComparison.Ordinal)).Select(f => $"'{outsider}' {f.Address}"));
        }

        Assert.Empty((await _crawl.AsAsync(JuryApp.Juror)).Where(f => f.Text.Contains($"{JuryApp.Chair}-first", StringComparison.Ordinal)).Select(f => f.Address));
    }

    [Fact]
    public async Task Counts_in_answers_say_nothing_about_a_candidate_in_conflict()
    {
        var before = await _jury.Read(JuryApp.Juror, $"{JuryApp.Address}/desk");
        await _jury.Put(JuryApp.Second, _jury.First, SheetOf(JuryApp.Second, "first", 700302), "1");
        Assert.Equal(before, await _jury.Read(JuryApp.Juror, $"{JuryApp.Address}/desk"));
    }

    private async Task Marked(string juror, CandidateId candidate, string name) =>
        Assert.Equal(HttpStatusCode.OK, (await _jury.Put(juror, candidate, SheetOf(juror, name, 700303), "0")).StatusCode);

    private static SheetContent SheetOf(string juror, string name, int mark) =>
        new([new("vision", mark, $"canary-note-{juror}-{name}")], $"canary-whole-{juror}-{name}");

    private async Task Decided(CandidateId candidate, string name) =>
        Assert.Null((await _jury.Decide(candidate, "Award", $"canary-motivation-{name}", comment: $"canary-comment-{name}")).Content.Headers.ContentType);
}
