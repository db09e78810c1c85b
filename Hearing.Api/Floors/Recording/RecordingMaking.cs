using Hearing.Api.Films;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Floors.Recording;

/// <summary>What the job does that puts a session's recording together: the tapes of those who agree now, in the stretches that the run's facts tell.</summary>
internal sealed class RecordingMaking(
    HearingDb db, RunLoading loading, IFilmStorage storage, RecordingTool tool, IOptions<FloorOptions> options, TimeProvider clock)
{
    /// <exception cref="Refused">With the reason <c>NothingRecorded</c> when there is nothing to put together.</exception>
    public async Task MakeAsync(Guid id, Guid job, Action<int> reached, CancellationToken cancel)
    {
        var recording = await db.Set<SessionRecording>().SingleAsync(r => r.Id == id, cancel);
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == recording.EditionId, cancel);
        var run = await loading.LoadAsync(edition, recording.Room, cancel);
        var state = Timeline.Of(run.Desk.Plan, run.Facts);
        var folder = storage.MakeRoom($"{job:N}");
        try
        {
            var pieces = await PiecesAsync(state, recording, folder, cancel);
            List<RecordedStretch> stretches = [.. RecordedStretch.Of(state, recording.SessionId).Select(s => s.Within([.. pieces.Where(p => p.Tape.Cue == s.Cue).Select(p => (p.From, p.Until))])).OfType<RecordedStretch>()];
            if (stretches.Count == 0)
            {
                throw new Refused(RefusalCode.NotFound, "Nothing was recorded in the session.", "NothingRecorded");
            }

            var chapters = Chapters(stretches);
            var made = await tool.PutTogetherAsync(recording.Title, stretches, chapters, pieces, folder, reached, cancel);
            await KeepAsync(recording, made, stretches, chapters, cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<List<Piece>> PiecesAsync(RunState state, SessionRecording recording, string folder, CancellationToken cancel)
    {
        var cues = state.Order.Where(c => c.SessionId == recording.SessionId).Select(c => c.Id).ToHashSet();
        var agreeing = (await db.Set<RecordingConsent>().Where(c => c.EditionId == recording.EditionId).Select(c => c.PersonId).ToListAsync(cancel)).ToHashSet();
        var pieces = new List<Piece>();
        foreach (var (number, tape) in Tape.In(options.Value.Recordings ?? "", recording.EditionId).Where(t => cues.Contains(t.Cue) && agreeing.Contains(t.Person)).Index())
        {
            if (await tool.ReadAsync(tape, folder, number, cancel) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    /// <summary>One for each part, also where it was recorded in several stretches.</summary>
    private static List<RecordingChapter> Chapters(List<RecordedStretch> stretches)
    {
        var (chapters, at, last) = (new List<RecordingChapter>(), TimeSpan.Zero, default(PartId?));
        foreach (var stretch in stretches)
        {
            if (stretch.Cue != last)
            {
                chapters.Add(new(at, stretch.Title));
            }

            (at, last) = (at + (stretch.Until - stretch.From), stretch.Cue);
        }

        return chapters;
    }

    private async Task KeepAsync(SessionRecording recording, string made, List<RecordedStretch> stretches, List<RecordingChapter> chapters, CancellationToken cancel)
    {
        await using var content = File.OpenRead(made);
        var (digest, bytes) = await storage.SaveAsync(content, cancel);
        var before = recording.Sha256;
        recording.Make(digest, bytes, stretches.Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.Until - s.From)), chapters, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        if (before is not null && before != digest)
        {
            await storage.ForgetUnusedAsync(db, before);
        }
    }
}
