using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Help;
using Hearing.Domain.People;
using Hearing.Domain.Questions;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Editions.Setup;

/// <summary>
/// Starts the demo anew from now: the plan as it ships, and nothing published, run, marked, decided or sent.
/// People and the films they handed in stay.
/// </summary>
internal static class DemoRestart
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/{edition}/setup/demo", RestartAsync).AsForm().Needs(Right.Organise);

    private static async Task<IResult> RestartAsync(EditionScope scope, HearingDb db, TimeProvider clock, IOptions<HearingOptions> options, CancellationToken cancel)
    {
        var edition = scope.Edition;
        if (!options.Value.Demo || edition.Slug != Samples.Demo)
        {
            throw new Refused(RefusalCode.NotFound, "Only the demo can be started anew.");
        }

        var now = clock.GetUtcNow();
        var document = DemoTimes.From(now, edition.Zone).Apply(Samples.Document(Samples.Demo));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ClearAsync(db, edition.Id, cancel);
        EditionImport.SetUp(edition, document);
        edition.Year = document.Year;
        edition.Restore(Phase.Draft, null);
        var content = EditionImport.Content(document);
        var (candidates, people) = await KnownAsync(db, edition.Id, cancel);
        db.AddRange(content.Candidates.Where(c => !candidates.Contains(c.Id)));
        db.AddRange(content.People.Where(p => !people.Contains(p.Id)));
        db.AddRange(content.Sessions);
        db.AddRange(content.Conflicts);
        db.Note(edition.Id, now, scope.Person?.Id, "demo-restarted");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return SeeOther.At($"/{edition.Slug}/setup");
    }

    private static async Task ClearAsync(HearingDb db, EditionId edition, CancellationToken cancel)
    {
        var runs = db.Runs.Where(r => r.EditionId == edition);
        await db.Facts.Where(f => runs.Any(r => r.Id == f.RunId)).ExecuteDeleteAsync(cancel);
        await runs.ExecuteDeleteAsync(cancel);
        await db.Programmes.Where(p => p.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(s => s.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Conflicts.Where(c => c.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.CannotTimes.Where(c => c.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.MarkSheets.Where(m => m.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Awards.Where(a => a.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Protocol.Where(p => p.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Certificates.Where(c => c.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Webinars.Where(w => w.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(m => m.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Set<Question>().Where(q => q.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Set<CheckIn>().Where(c => c.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Set<HallPicture>().Where(p => p.EditionId == edition).ExecuteDeleteAsync(cancel);
        await db.Set<HelpRequest>().Where(h => h.EditionId == edition).ExecuteDeleteAsync(cancel);
    }

    private static async Task<(HashSet<CandidateId> Candidates, HashSet<PersonId> People)> KnownAsync(HearingDb db, EditionId edition, CancellationToken cancel) => (
        [.. await db.Candidates.Where(c => c.EditionId == edition).Select(c => c.Id).ToListAsync(cancel)],
        [.. await db.People.Where(p => p.EditionId == edition).Select(p => p.Id).ToListAsync(cancel)]);
}
