using System.Net;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

/// <summary>Versions of the programme: seen by whom, compared, looked at, and taken back.</summary>
public sealed class VersionPageTests : IAsyncLifetime
{
    private const string Juror = "juror@example.org", Speaker = "talare@example.org";
    private readonly HearingApp _app = new();
    private PlannedEdition _edition = null!;

    private HttpClient Organiser => _app.As(HearingApp.Organiser);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _edition = await PlannedEdition.In(_app);
        var candidate = CandidateId.New();
        await _app.Store(
            new Candidate { Id = candidate, EditionId = _edition.Edition.Id, Name = "Eksjö" },
            new Person { Id = PersonId.New(), EditionId = _edition.Edition.Id, Order = 9, Name = "Tyra", Mail = Speaker, Roles = Roles.Candidate, CandidateId = candidate, InvitedAt = _app.Clock.GetUtcNow() });
        await _app.InDatabase(async db =>
        {
            db.Sessions.Single(s => s.Title == "Eksjö").CandidateId = candidate;
            db.People.Single(p => p.Mail == Juror).InvitedAt = _app.Clock.GetUtcNow();
            return await db.SaveChangesAsync(Cancel);
        });
        await PublishAsync(("Eksjö", 10), ("Karlstad", 9));
        await PublishAsync(("Eksjö", 11), ("Karlstad", 10));
    }

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/2026")]
    [InlineData("/2026/me")]
    public async Task Who_speaks_reads_what_changed_for_them_and_for_nobody_else(string page)
    {
        var own = await ReadAsync(Speaker, page);
        Assert.Contains("Eksjö: tiden flyttades från 10:00 till 11:00.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Karlstad: tiden", own, StringComparison.Ordinal);
        Assert.DoesNotContain("flyttades", await ReadAsync(Juror, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_opened_the_programme_has_seen_it_once_and_the_organiser_reads_who_has_not()
    {
        await ReadAsync(Speaker, "/2026");
        await ReadAsync(Speaker, "/2026/me");
        var page = await ReadAsync(HearingApp.Organiser, "/2026/versions");
        Assert.Contains("Sedd av 1 av 2 inbjudna", page, StringComparison.Ordinal);
        Assert.Contains("Sedd av 0 av 2 inbjudna", page, StringComparison.Ordinal);
        Assert.Contains("Har inte sett den:</strong> Jari", page, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDatabase(db => Task.FromResult(db.Set<ProgrammeSeen>().Count(s => s.Version == 2))));
    }

    [Fact]
    public async Task Any_two_versions_and_the_draft_are_compared_and_each_is_looked_at()
    {
        Assert.Contains("data-differences=\"2\"", await ReadAsync(HearingApp.Organiser, "/2026/versions?from=1&to=2"), StringComparison.Ordinal);
        Assert.Contains("data-differences=\"0\"", await ReadAsync(HearingApp.Organiser, "/2026/versions?from=2&to=draft"), StringComparison.Ordinal);
        Assert.Contains("tiden flyttades från 11:00 till 10:00", await ReadAsync(HearingApp.Organiser, "/2026/versions?from=2&to=1"), StringComparison.Ordinal);
        var old = await ReadAsync(HearingApp.Organiser, "/2026/versions/1");
        Assert.Contains("Du ser version 1; den nyaste är 2.", old, StringComparison.Ordinal);
        Assert.Contains("10:00</time>–11:00", old, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Organiser.GetAsync("/2026/versions/3", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_version_is_taken_back_as_the_draft_and_nothing_is_published_by_it()
    {
        await PublishAsync(("Karlstad", 11));
        var longer = PlannedEdition.Place((await PlannedEdition.Read(Organiser)).Sessions[1], PlannedEdition.At(9)) with { LengthSeconds = 4800 };
        await PlannedEdition.Json<PlanEdited>(await PlannedEdition.Edit(Organiser, longer));
        await Forms.PressAsync(Organiser, "/2026/versions", "/2026/versions/1/draft");
        var plan = await PlannedEdition.Read(Organiser);
        Assert.Equal(
            [(null, false), (new(10, 0), false), ((TimeOnly?)new TimeOnly(9, 0), false)],
            plan.Sessions.Select(s => (s.Slot?.Start, s.Pinned)));
        Assert.All(plan.Sessions, s => Assert.Equal(3600, s.LengthSeconds));
        Assert.Equal(3, plan.Published);
        Assert.Contains("data-differences=\"0\"", await ReadAsync(HearingApp.Organiser, "/2026/versions?from=1&to=draft"), StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string mail, string page) => _app.As(mail).GetStringAsync(page, Cancel);

    /// <summary>Publishes a version that holds these sessions at these hours and no others.</summary>
    private async Task PublishAsync(params (string Title, int Hour)[] sessions)
    {
        var plan = await PlannedEdition.Read(Organiser);
        await PlannedEdition.Json<PlanView>(await PlannedEdition.Put(Organiser, plan.Revision,
            [.. sessions.Select(s => new Placement(_edition.Sessions.Single(e => e.Title == s.Title).Id, PlannedEdition.At(s.Hour), false))]));
        await PlannedEdition.Json<ProgrammeView>(await PlannedEdition.Publish(Organiser));
    }
}
