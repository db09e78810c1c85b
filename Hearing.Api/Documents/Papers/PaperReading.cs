using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents.Papers;
using Hearing.Domain.Films;
using Hearing.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents.Papers;

/// <summary>Reads what papers are made from, as far as the caller may see it.</summary>
internal sealed class PaperReading(EditionScope scope, HearingDb db, DocumentWords words, TimeProvider clock)
{
    private EditionId Id => scope.Edition.Id;

    // The day and not the instant: who asks twice in a day gets the same file, and it is made once.
    private DateTimeOffset Today => new(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The edition with its people, candidates and newest programme.</summary>
    public async Task<PaperSource> SourceAsync(CancellationToken cancel)
    {
        var programme = await db.Programmes.AsNoTracking().Where(p => p.EditionId == Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == Id).OrderBy(p => p.Order).ToListAsync(cancel);
        return new(scope.Edition, programme, candidates, people, words.Address(scope.Edition.Slug), words.Mark, Today);
    }

    /// <summary>The press text; no groups while the caller may see no decision.</summary>
    public async Task<PressDocument> PressAsync(PressWords press, CancellationToken cancel)
    {
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var source = new PaperSource(scope.Edition, null, candidates, [], words.Address($"{scope.Edition.Slug}/recipients"), words.Mark, Today);
        return new PressPrint(source, await AwardsAsync(cancel), await FilmsAsync(cancel), press).Document();
    }

    /// <summary>The newest film of each candidate that the caller may know of.</summary>
    public async Task<IReadOnlyDictionary<CandidateId, Film>> FilmsAsync(CancellationToken cancel) =>
        (await FilmPages.NewestAsync(db, Id, cancel)).Where(f => scope.Edition.IsReleased || !scope.Access.IsInConflictWith(f.Key)).ToDictionary();

    /// <summary>The decisions that the caller may see.</summary>
    public async Task<IReadOnlyList<Award>> AwardsAsync(CancellationToken cancel)
    {
        HashSet<CandidateId> closed = scope.Edition.IsReleased ? [] : [.. scope.Access.Conflicts];
        return await db.Awards.AsNoTracking().Where(a => a.EditionId == Id && a.Kind != AwardKind.None && !closed.Contains(a.CandidateId)).ToListAsync(cancel);
    }

    /// <summary>The pack of one juror, or of all. A candidate in conflict with the caller is in none.</summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.InConflict"/> when an organiser who is in conflict with a candidate asks for all: the others' packs would lack it unseen.
    /// </exception>
    public async Task<JuryPacksDocument> PacksAsync(PersonId? juror, JuryPackTexts texts, CancellationToken cancel)
    {
        if (juror is null && scope.Access.Conflicts.Count > 0)
        {
            throw new Refused(RefusalCode.InConflict, "Who is in conflict with a candidate does not print the others' packs.");
        }

        var source = await SourceAsync(cancel);
        var conflicts = Conflict.Standing(await db.Conflicts.AsNoTracking().Where(c => c.EditionId == Id).ToListAsync(cancel), source.People);
        var jurors = source.People.Where(p => juror is null ? p.IsSittingJuror : p.Id == juror);
        return new JuryPackPrint(source, conflicts, texts).Document(jurors);
    }
}
