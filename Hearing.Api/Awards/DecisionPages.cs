using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Awards;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Awards;

/// <summary>The chair opens the marks and records decisions; never on a candidate with whom the chair is in conflict.</summary>
internal sealed class DecisionPages(EditionScope scope, HearingDb db, TimeProvider clock, DecisionFit fit, IStringLocalizer<AwardsText> texts)
{
    private const string New = "new";

    public async Task<IResult> OpenMarksAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        if (form["sure"] == "yes" && scope.Edition.MarksOpenedAt is null)
        {
            var now = clock.GetUtcNow();
            Decisions.OpenMarks(scope.Edition, now);
            db.Add(ProtocolEntry.Of(scope.Edition.Id, now, scope.PersonId, ProtocolKind.MarksOpened));
            await db.SaveChangesAsync(cancel);
        }

        return new SeeOther($"/{scope.Edition.Slug}/jury/overview");
    }

    public async Task<IResult> ShowAsync(CancellationToken cancel) => Page.Of<DecisionPage>(new { Model = await ModelAsync(null, cancel) });

    public async Task<IResult> RecordAsync(CandidateId candidate, HttpRequest request, CancellationToken cancel)
    {
        if (!await db.Candidates.AnyAsync(c => c.Id == candidate && c.EditionId == scope.Edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }

        var form = await request.ReadFormAsync(cancel);
        var typed = Read(form);
        try
        {
            Decisions.CheckMayDecide(scope.Edition, scope.Access, candidate);
            await StoreAsync(candidate, form["revision"].ToString(), typed, cancel);
        }
        catch (Exception refused) when ((refused is DbUpdateException && StorageFaults.In(refused) is null) || refused is Refused { Reason: not null } or Refused { Code: RefusalCode.Stale })
        {
            db.ChangeTracker.Clear();
            var own = refused as Refused;
            var error = texts[$"Refused.{own?.Reason ?? "Stale"}", [.. own?.Facts ?? []]];
            return Page.Of<DecisionPage>(new { Model = await ModelAsync((candidate, typed, error), cancel) }, 422);
        }

        return new SeeOther($"/{scope.Edition.Slug}/jury/decision#c-{candidate.Value:N}");
    }

    private static Decision Read(IFormCollection form) => new(
        Enum.TryParse<AwardKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : AwardKind.None,
        form["motivation"].ToString(), form["filmComment"].ToString(),
        [.. form["tookPart"].Select(v => Guid.TryParse(v, out var id) ? new PersonId(id) : default)]);

    private async Task StoreAsync(CandidateId candidate, string revision, Decision typed, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var award = await db.Awards.FirstOrDefaultAsync(a => a.CandidateId == candidate, cancel);
        if (Revision(award) != revision)
        {
            throw new Refused(RefusalCode.Stale, "The decision was changed meanwhile.");
        }

        var now = clock.GetUtcNow();
        var jurors = await JurorsWithoutConflictAsync(candidate, cancel);
        if (award is null)
        {
            award = new() { Id = Guid.CreateVersion7(), EditionId = edition.Id, CandidateId = candidate, Kind = typed.Kind, DecidedAt = now, DecidedBy = scope.PersonId };
            db.Add(award);
        }

        Decisions.Record(award, typed, edition, jurors.Select(j => j.Id).ToHashSet(), scope.PersonId, now);
        db.Add(ProtocolEntry.Of(edition.Id, now, scope.PersonId, ProtocolKind.Of(award.Kind), candidate, award.Motivation));
        var names = jurors.Where(j => award.TookPart.Contains(j.Id)).Select(j => j.Name);
        db.Add(ProtocolEntry.Of(edition.Id, now, scope.PersonId, ProtocolKind.TookPart, candidate, string.Join(", ", names)));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<List<Person>> JurorsWithoutConflictAsync(CandidateId candidate, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == scope.Edition.Id).OrderBy(p => p.Order).ToListAsync(cancel);
        var declared = await db.Conflicts.Where(c => c.CandidateId == candidate).ToListAsync(cancel);
        var standing = Conflict.Standing(declared, people);
        return [.. people.Where(j => j.IsSittingJuror && !standing.Contains((j.Id, candidate)))];
    }

    private async Task<DecisionPage.DecisionModel> ModelAsync((CandidateId Candidate, Decision Typed, string Error)? refused, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var all = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var awards = await db.Awards.AsNoTracking().Where(a => a.EditionId == edition.Id).ToDictionaryAsync(a => a.CandidateId, cancel);
        var faults = await fit.FaultsAsync(cancel);
        var lines = new List<DecisionPage.CandidateDecision>();
        foreach (var candidate in all.Where(c => !scope.Access.IsInConflictWith(c.Id)))
        {
            var line = Line(candidate, awards.GetValueOrDefault(candidate.Id), await JurorsWithoutConflictAsync(candidate.Id, cancel)) with
            {
                IsSet = faults.ContainsKey(candidate.Id),
                Fault = faults.GetValueOrDefault(candidate.Id),
            };
            lines.Add(refused?.Candidate == candidate.Id ? line with { Typed = refused.Value.Typed, Error = refused.Value.Error } : line);
        }

        return new(edition.Slug, edition.Name, edition.MarksOpenedAt is not null, edition.ReleasedAt is { } at ? edition.Zone.ToLocal(at) : null,
            edition.Quorum, lines.Count < all.Count, lines);
    }

    private static DecisionPage.CandidateDecision Line(Candidate candidate, Award? award, List<Person> jurors)
    {
        var stored = award is null ? null : new Decision(award.Kind, award.Motivation, award.FilmComment, award.TookPart);
        return new(candidate.Id, candidate.FullName, Revision(award), stored,
            stored ?? new(AwardKind.Award, "", null, [.. jurors.Select(j => j.Id)]), [.. jurors.Select(j => new DecisionPage.JurorChoice(j.Id, j.Name))]);
    }

    private static string Revision(Award? award) => award?.Revision.ToString(CultureInfo.InvariantCulture) ?? New;
}
