using Hearing.Api.Films;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Floors.Recording;

/// <summary>Chooses what is recorded, has recordings put together, and takes them away.</summary>
internal sealed class RecordingDesk(HearingDb db, RunLoading loading, IFilmStorage storage, FilmQueue queue, IOptions<FloorOptions> options, TimeProvider clock)
{
    /// <summary>Keeps which parts are recorded; parts that no session of the programme has are left out.</summary>
    public async Task ChooseAsync(Edition edition, IReadOnlySet<PartId> wanted, CancellationToken cancel)
    {
        var programme = await NewestAsync(edition, cancel);
        var may = (programme?.Items ?? []).Where(i => i.SessionId.Value != Guid.Empty)
            .SelectMany(i => i.Parts.Where(p => RecordingRules.MayRecord(i.Kind, p.Kind))).Select(p => p.Id).ToHashSet();
        var known = await db.Set<RecordedPart>().Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        db.RemoveRange(known.Where(k => !wanted.Contains(k.PartId)));
        db.AddRange(wanted.Where(w => may.Contains(w) && known.TrueForAll(k => k.PartId != w)).Select(w => new RecordedPart { EditionId = edition.Id, PartId = w }));
    }

    /// <summary>Puts in the queue every session of the room's run in which something was recorded, or the one that is named. What waits or runs already is left alone.</summary>
    public async Task QueueAsync(RunOfRoom run, SessionId? only, CancellationToken cancel)
    {
        var state = Timeline.Of(run.Desk.Plan, run.Facts);
        var taped = Tape.In(options.Value.Recordings ?? "", run.Edition.Id).Select(t => t.Cue).ToHashSet();
        foreach (var cues in state.Order.Where(c => c.SessionId is not null && (only is null || c.SessionId == only)).GroupBy(c => c.SessionId!.Value).Where(g => g.Any(c => taped.Contains(c.Id))))
        {
            await QueueAsync(run.Edition, run.Room, cues.First(), cancel);
        }
    }

    /// <summary>Tells the queue, once what was put in it is stored.</summary>
    public void Wake() => queue.Wake();

    /// <summary>Takes a recording away with all tapes of its session.</summary>
    public async Task DeleteAsync(Edition edition, SessionRecording recording, CancellationToken cancel)
    {
        var run = await loading.LoadAsync(edition, recording.Room, cancel);
        var cues = Timeline.Of(run.Desk.Plan, run.Facts).Order.Where(c => c.SessionId == recording.SessionId).Select(c => c.Id).ToHashSet();
        db.RemoveRange(await db.Set<FilmJob>().Where(j => j.RecordingId == recording.Id).ToListAsync(cancel));
        db.Remove(recording);
        await db.SaveChangesAsync(cancel);
        foreach (var tape in Tape.In(options.Value.Recordings ?? "", edition.Id).Where(t => cues.Contains(t.Cue)))
        {
            File.Delete(tape.Path);
        }

        if (recording.Sha256 is { } digest)
        {
            await storage.ForgetUnusedAsync(db, digest);
        }
    }

    /// <summary>The recordings of a room that are made, in the order in which they were.</summary>
    public Task<List<SessionRecording>> MadeAsync(Edition edition, string room, CancellationToken cancel) =>
        db.Set<SessionRecording>().AsNoTracking().Where(r => r.EditionId == edition.Id && r.Room == room && r.Sha256 != null).OrderBy(r => r.Id).ToListAsync(cancel);

    /// <summary>The newest programme; null before the first.</summary>
    public Task<Programme?> NewestAsync(Edition edition, CancellationToken cancel) =>
        db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);

    private async Task QueueAsync(Edition edition, string room, Cue cue, CancellationToken cancel)
    {
        var recording = await db.Set<SessionRecording>().FirstOrDefaultAsync(r => r.EditionId == edition.Id && r.SessionId == cue.SessionId, cancel)
            ?? db.Add(new SessionRecording { Id = Guid.CreateVersion7(), EditionId = edition.Id, SessionId = cue.SessionId!.Value, Room = room, Title = cue.SessionTitle, CandidateId = cue.CandidateId }).Entity;
        if (!await db.Set<FilmJob>().AnyAsync(j => j.RecordingId == recording.Id && (j.State == FilmJobState.Waiting || j.State == FilmJobState.Running), cancel))
        {
            db.Add(new FilmJob { Id = Guid.CreateVersion7(), EditionId = edition.Id, RecordingId = recording.Id, Kind = FilmJobKind.PutTogether, QueuedAt = clock.GetUtcNow() });
        }
    }
}
