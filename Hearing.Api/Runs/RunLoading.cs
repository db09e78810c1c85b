using Hearing.Api.Floors;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>Loads a room's run.</summary>
internal sealed class RunLoading(HearingDb db, IOptions<FloorOptions> floor)
{
    /// <summary>The run of a room of a published programme, begun or not.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when there is no such room, or nothing is published.</exception>
    public async Task<RunOfRoom> LoadAsync(Edition edition, string room, CancellationToken cancel)
    {
        _ = edition.Room(room);
        var programmes = await db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderBy(p => p.Version).ToListAsync(cancel);
        if (programmes.Count == 0)
        {
            throw new Refused(RefusalCode.NotFound, "No programme is published yet.");
        }

        var films = await FilmsAsync(edition.Id, cancel);
        var recorded = await RecordedAsync(edition.Id, cancel);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var run = await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.EditionId == edition.Id && r.Room == room, cancel);
        var facts = run is null ? [] : await db.Facts.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Revision).ToListAsync(cancel);
        RunPins? Pins(int version) =>
            programmes.Find(p => p.Version == version) is { } programme ? Pinning.Of(edition, programme, room, films, recorded) : null;
        var plan = new RunPlan(room, programmes, Pins(programmes[^1].Version)!);
        return new(edition, room, run, facts, new(plan, films, Pins), candidates.ToDictionary(c => c.Id, c => c.FullName));
    }

    /// <summary>The films without their captions, which a run has no use for and which may be as long as a book.</summary>
    private Task<List<Film>> FilmsAsync(EditionId edition, CancellationToken cancel) => db.Films.Where(f => f.EditionId == edition).Select(f => new Film
    {
        Id = f.Id,
        EditionId = f.EditionId,
        Order = f.Order,
        CandidateId = f.CandidateId,
        Version = f.Version,
        Title = f.Title,
        Sha256 = f.Sha256,
        SizeBytes = f.SizeBytes,
        Length = f.Length,
        MediaType = f.MediaType,
        UploadedAt = f.UploadedAt,
        UploadedBy = f.UploadedBy,
        Revision = f.Revision,
    }).ToListAsync(cancel);

    private async Task<HashSet<PartId>> RecordedAsync(EditionId edition, CancellationToken cancel) => floor.Value.MayRecord
        ? [.. await db.Set<RecordedPart>().Where(p => p.EditionId == edition).Select(p => p.PartId).ToListAsync(cancel)]
        : [];

    /// <summary>How far the run in a room has come; <see cref="RunMark.None"/> before the start.</summary>
    public async Task<RunMark> MarkAsync(EditionId edition, string room, CancellationToken cancel) =>
        await db.Facts.Where(f => db.Runs.Any(r => r.Id == f.RunId && r.EditionId == edition && r.Room == room))
            .OrderByDescending(f => f.Revision).Select(f => new RunMark(f.RunId, f.Revision)).FirstOrDefaultAsync(cancel) ?? RunMark.None;
}

/// <summary>How far a run has come. Another run in the same room has another id and begins at revision 1 again.</summary>
internal sealed record RunMark(RunId RunId, long Revision)
{
    public static readonly RunMark None = new(default, 0);
}
