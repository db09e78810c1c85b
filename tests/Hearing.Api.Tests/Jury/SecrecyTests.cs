using System.Net;

namespace Hearing.Api.Tests.Jury;

/// <summary>
/// Before the release: every address that can be read is fetched as every kind of caller. The same crawl as the chair must find every
/// canary, or it would prove nothing.
/// </summary>
public sealed class SecrecyTests(SecretYear year) : IClassFixture<SecretYear>
{
    private readonly Crawl _crawl = new(year.Jury);

    [Fact]
    public async Task Nothing_of_it_reaches_anybody_outside_the_jury()
    {
        foreach (var (name, client) in year.Outsiders())
        {
            var told = (await _crawl.AsAsync(client)).Where(a => SecretYear.Tells(a.Value.Text) || SecretYear.Tells(a.Key));
            Assert.Empty(told.Select(a => $"{name} {a.Key}"));
        }
    }

    [Fact]
    public async Task What_holds_before_the_release_can_be_checked_and_the_list_of_withdrawn_ones_has_no_other()
    {
        var found = await _crawl.AsAsync(year.Jury.App.Stranger());
        Assert.Equal(5, found.Count(a => a.Key.EndsWith("/credential.jwt", StringComparison.Ordinal) && a.Value.Status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, found["/api/editions/jury/credential-status"].Status);
    }

    [Fact]
    public async Task The_organiser_finds_motivations_to_print_and_neither_a_note_nor_a_mark()
    {
        var found = await _crawl.AsAsync(year.Jury.App.As(HearingApp.Organiser));
        Assert.Contains(found.Values, a => a.Text.Contains("canary-motivation-first", StringComparison.Ordinal));
        Assert.Empty(found.Where(a => SecretYear.TellsNote(a.Value.Text)).Select(a => a.Key));

        // The scale is the organiser's own: its numbers stand where it is set up, in the export and on the empty packs, and nowhere else.
        var marked = found.Where(a => SecretYear.TellsMark(a.Value.Text)).Select(a => a.Key);
        Assert.DoesNotContain(marked, a => !a.StartsWith("/jury/setup/criteria", StringComparison.Ordinal) && a != "/api/editions/jury/export"
            && !a.StartsWith("/api/editions/jury/documents/jury-packs.pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_juror_in_conflict_finds_nothing_on_that_candidate_and_everything_on_the_other()
    {
        var found = await _crawl.AsAsync(year.Jury.App.As(JuryApp.Juror));
        Assert.Empty(found.Where(a => SecretYear.TellsOfFirst(a.Value.Text)).Select(a => a.Key));
        Assert.Contains(found.Values, a => a.Text.Contains("canary-motivation-other", StringComparison.Ordinal));
        Assert.Contains(found.Values, a => a.Text.Contains($"canary-note-{JuryApp.Chair}-other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chair_finds_every_one()
    {
        var found = await _crawl.AsAsync(year.Jury.App.As(JuryApp.Chair));
        var all = string.Concat(found.Values.Select(a => a.Text));
        string[] candidates = ["first", "other"];
        string[] jurors = [JuryApp.Chair, JuryApp.Second, SecretYear.Withdrawn];
        var canaries = candidates.SelectMany(c => new[] { $"canary-motivation-{c}", $"canary-comment-{c}" })
            .Concat(jurors.SelectMany(j => candidates.SelectMany(c => new[] { $"canary-note-{j}-{c}", $"canary-whole-{j}-{c}" })))
            .Append("canary-reason").Append("canary-label");
        Assert.DoesNotContain(canaries, c => !all.Contains(c, StringComparison.Ordinal));
        Assert.True(SecretYear.TellsMark(all));

        // What a juror wrote before declaring a conflict is kept in the chair's export and shown nowhere.
        var kept = found.Where(a => a.Value.Text.Contains($"canary-note-{JuryApp.Juror}-first", StringComparison.Ordinal)).Select(a => a.Key);
        Assert.Equal(["/api/editions/jury/export?include=jury"], kept);
    }

    [Fact]
    public async Task What_holds_a_secret_is_kept_by_no_cache_and_its_tag_gives_nobody_else_an_answer()
    {
        foreach (var mail in new[] { JuryApp.Chair, HearingApp.Organiser })
        {
            foreach (var (address, secret) in (await _crawl.AsAsync(year.Jury.App.As(mail))).Where(a => SecretYear.Tells(a.Value.Text)))
            {
                Assert.True(secret.Header("Cache-Control").Contains("no-store", StringComparison.Ordinal), $"{mail} {address}: {secret.Header("Cache-Control")}");
                using var again = new HttpRequestMessage(HttpMethod.Get, address);
                again.Headers.TryAddWithoutValidation("If-None-Match", secret.Header("ETag") is { Length: > 0 } tag ? tag : "*");
                using var answer = await year.Jury.App.Stranger().SendAsync(again, JuryApp.Cancel);
                Assert.NotEqual(HttpStatusCode.NotModified, answer.StatusCode);
                Assert.False(SecretYear.Tells((await Answer.ReadAsync(answer)).Text), address);
            }
        }
    }
}
