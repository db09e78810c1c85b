using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Jury;

/// <summary>What the asking juror's desk holds: own sheets only, and of candidates in conflict the name only.</summary>
internal sealed class JuryDesk(EditionScope scope, HearingDb db)
{
    public async Task<DeskView> ViewAsync(CancellationToken cancel)
    {
        var edition = scope.Edition;
        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var films = await FilmPages.NewestAsync(db, edition.Id, cancel);
        var state = edition.IsReleased ? DeskState.Closed : edition.MarksOpenedAt is null ? DeskState.Open : DeskState.MarksOpened;
        return new(edition.Slug, edition.Name, scope.PersonId, edition.TimeZone, edition.MarkScale, edition.Criteria,
            [.. candidates.Select(c => Candidate(c, films.GetValueOrDefault(c.Id)))], await SheetsAsync(cancel), await AgendaAsync(cancel), state);
    }

    public async Task<List<SheetView>> SheetsAsync(CancellationToken cancel)
    {
        var closed = scope.Access.Conflicts;
        var sheets = await db.MarkSheets.Where(s => s.EditionId == scope.Edition.Id && s.JurorId == scope.PersonId && !closed.Contains(s.CandidateId)).ToListAsync(cancel);
        return [.. sheets.Select(View)];
    }

    public async Task<SheetView> SheetAsync(CandidateId candidate, CancellationToken cancel)
    {
        await CheckCandidateAsync(scope, db, candidate, cancel);
        var sheet = await db.MarkSheets.FirstOrDefaultAsync(s => s.JurorId == scope.PersonId && s.CandidateId == candidate, cancel);
        return sheet is null ? new(candidate, 0, SheetContent.Empty, null) : View(sheet);
    }

    public static SheetView View(MarkSheet sheet) => new(sheet.CandidateId, sheet.Revision, sheet.Content, sheet.ChangedAt);

    /// <summary>Refuses an unknown candidate, and a conflict as it stands in the database now.</summary>
    public static async Task CheckOpenAsync(EditionScope scope, HearingDb db, CandidateId candidate, CancellationToken cancel)
    {
        await CheckCandidateAsync(scope, db, candidate, cancel);
        if (await db.Conflicts.AnyAsync(c => c.JurorId == scope.PersonId && c.CandidateId == candidate, cancel)
            || await db.People.AnyAsync(p => p.Id == scope.PersonId && p.CandidateId == candidate, cancel))
        {
            throw InConflict();
        }
    }

    private static async Task CheckCandidateAsync(EditionScope scope, HearingDb db, CandidateId candidate, CancellationToken cancel)
    {
        if (scope.Access.IsInConflictWith(candidate))
        {
            throw InConflict();
        }

        if (!await db.Candidates.AnyAsync(c => c.Id == candidate && c.EditionId == scope.Edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }
    }

    private static Refused InConflict() => new(RefusalCode.InConflict, "You have a conflict of interest with this candidate; nothing is stored.");

    private DeskCandidate Candidate(Candidate candidate, Film? film)
    {
        if (scope.Access.IsInConflictWith(candidate.Id))
        {
            return new(candidate.Id, candidate.FullName, [], null, null, InConflict: true);
        }

        var forms = candidate.SchoolForms.Select(key => scope.Edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key);
        return new(candidate.Id, candidate.FullName, [.. forms], candidate.Description,
            film is null ? null : $"/api/editions/{scope.Edition.Slug}/films/{film.Id.Value}/file", InConflict: false);
    }

    private async Task<IReadOnlyList<DeskItem>> AgendaAsync(CancellationToken cancel)
    {
        var programme = await db.Programmes.Where(p => p.EditionId == scope.Edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        return [.. (programme?.Items ?? []).OrderBy(i => i.Start)
            .Select(i => new DeskItem(i.SessionId, i.Room, scope.Edition.Room(i.Room).Name, i.Title, i.CandidateId, i.Start, i.End))];
    }
}
