using Hearing.Api.Films;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Api.Editions;
using Hearing.Client.Floors;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Floors.Recording;

/// <summary>
/// The organiser's page of recordings: what is to be recorded, what was, and what becomes of it. A recording is watched by the organiser and the
/// chair; by everybody once it belongs to a webinar's documentation, which itself is shown after the release alone.
/// </summary>
internal sealed class RecordingPages(EditionScope scope, HearingDb db, RecordingDesk desk, RunLoading loading, FilmBytes bytes, IOptions<FloorOptions> options, IOptions<FilmOptions> films, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/{edition}/recordings");
        pages.MapGet("", (RecordingPages p, CancellationToken cancel) => p.ShowAsync(cancel)).Needs(Right.Organise);
        pages.MapPost("", (IFormCollection form, RecordingPages p, CancellationToken cancel) => p.ChooseAsync(form, cancel)).AsForm().Needs(Right.Organise);
        pages.MapPost("/{session:guid}", (Guid session, IFormCollection form, RecordingPages p, CancellationToken cancel) => p.ChangeAsync(new(session), form, cancel)).AsForm().Needs(Right.Organise);
        app.MapGet("/api/editions/{edition}/recordings/{session:guid}.mp4", (Guid session, RecordingPages p, HttpContext http) => p.FileAsync(new(session), http)).Needs(Right.SeePublic);
    }

    private async Task<IResult> ShowAsync(CancellationToken cancel)
    {
        var edition = scope.Edition;
        var programme = await desk.NewestAsync(edition, cancel);
        var chosen = (await db.Set<RecordedPart>().Where(p => p.EditionId == edition.Id).Select(p => p.PartId).ToListAsync(cancel)).ToHashSet();
        var made = await db.Set<SessionRecording>().AsNoTracking().Where(r => r.EditionId == edition.Id).ToDictionaryAsync(r => r.SessionId, cancel);
        var jobs = (await db.Set<FilmJob>().AsNoTracking().Where(j => j.EditionId == edition.Id && j.RecordingId != null).ToListAsync(cancel)).ToLookup(j => j.RecordingId!.Value);
        var runs = await RunsAsync(programme, cancel);
        var tapes = Tape.In(options.Value.Recordings ?? "", edition.Id).ToLookup(t => t.Cue);
        var agreeing = await db.Set<RecordingConsent>().CountAsync(c => c.EditionId == edition.Id, cancel);
        List<RecordingsPage.SessionLine> lines = [.. (programme?.Items ?? []).Select(item => Line(item, runs[item.Room], chosen, made, jobs, tapes)).Where(l => l.Parts.Count > 0)];
        return Page.Of<RecordingsPage>(new
        {
            Model = new RecordingsPage.RecordingsModel(edition.Slug, edition.Name, options.Value.MayRecord, agreeing, lines, Space(lines)),
        });
    }

    /// <summary>The room on the disk for all that is yet to be recorded; null where there is no such folder.</summary>
    private RecordingSpace? Space(List<RecordingsPage.SessionLine> lines) => Directory.Exists(options.Value.Recordings)
        ? new(new DriveInfo(options.Value.Recordings).AvailableFreeSpace - films.Value.BytesKeptFree,
            lines.Where(l => !l.IsOver).SelectMany(l => l.Parts).Where(p => p.IsRecorded).Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length))
        : null;

    private async Task<Dictionary<string, RunState>> RunsAsync(Programme? programme, CancellationToken cancel)
    {
        var runs = new Dictionary<string, RunState>();
        foreach (var room in (programme?.Items ?? []).Select(i => i.Room).Distinct())
        {
            var run = await loading.LoadAsync(scope.Edition, room, cancel);
            runs[room] = Timeline.Of(run.Desk.Plan, run.Facts, clock.GetUtcNow());
        }

        return runs;
    }

    private RecordingsPage.SessionLine Line(
        ProgrammeItem item, RunState run, HashSet<PartId> chosen, Dictionary<SessionId, SessionRecording> made, ILookup<Guid, FilmJob> jobs, ILookup<PartId, Tape> tapes)
    {
        var recording = made.GetValueOrDefault(item.SessionId);
        var job = recording is null ? null : jobs[recording.Id].MaxBy(j => (j.QueuedAt, j.Id));
        var taped = item.Parts.SelectMany(p => tapes[p.Id]).ToList();
        var begun = run.Status != RunStatus.NotStarted;
        bool IsRecorded(PartId part) => begun ? run.Order.FirstOrDefault(c => c.Id == part)?.IsRecorded == true : chosen.Contains(part);
        return new(
            item.SessionId.Value, item.Title, scope.Edition.Zone.ToLocal(item.Start), begun, item.CandidateId is not null,
            [.. item.Parts.Where(p => RecordingRules.MayRecord(item.Kind, p.Kind)).Select(p => new RecordingsPage.PartLine(p.Id.Value, p.Title, p.Length, IsRecorded(p.Id)))],
            taped.Count, taped.Sum(t => new FileInfo(t.Path).Length), run.Status == RunStatus.Finished,
            job is { IsOver: false } or { State: FilmJobState.Failed } ? new(job.State, job.Percent, job.Trouble) : null,
            recording is { Sha256: not null } ? new(recording.Length, recording.SizeBytes, recording.ReleasedAt is not null, recording.Chapters) : null);
    }

    private async Task<IResult> ChooseAsync(IFormCollection form, CancellationToken cancel)
    {
        if (!options.Value.MayRecord)
        {
            throw new Refused(RefusalCode.CommandNotPossible, "This installation does not record.");
        }

        await desk.ChooseAsync(scope.Edition, form["part"].Select(p => Guid.TryParse(p, out var id) ? new PartId(id) : default).ToHashSet(), cancel);
        return await SavedAsync("recording-chosen", "", cancel);
    }

    private async Task<IResult> ChangeAsync(SessionId session, IFormCollection form, CancellationToken cancel)
    {
        if (form["do"] == "make")
        {
            var room = (await desk.NewestAsync(scope.Edition, cancel))?.Items.FirstOrDefault(i => i.SessionId == session)?.Room ?? throw NoSuch();
            await desk.QueueAsync(await loading.LoadAsync(scope.Edition, room, cancel), session, cancel);
            var answer = await SavedAsync("recording-queued", $"{session.Value}", cancel);
            desk.Wake();
            return answer;
        }

        var recording = await db.Set<SessionRecording>().FirstOrDefaultAsync(r => r.EditionId == scope.Edition.Id && r.SessionId == session, cancel) ?? throw NoSuch();
        switch (form["do"])
        {
            case "release":
                recording.Release(true, clock.GetUtcNow());
                return await SavedAsync("recording-released", $"{session.Value}", cancel);
            case "withdraw":
                recording.Release(false, clock.GetUtcNow());
                return await SavedAsync("recording-withdrawn", $"{session.Value}", cancel);
            case "delete" when form["sure"] == "yes":
                await desk.DeleteAsync(scope.Edition, recording, cancel);
                return await SavedAsync("recording-deleted", $"{session.Value}", cancel);
            default:
                throw new Refused(RefusalCode.Invalid, "Nothing of that name can be done.");
        }
    }

    private async Task<IResult> FileAsync(SessionId session, HttpContext http)
    {
        var edition = scope.Edition;
        var recording = await db.Set<SessionRecording>().AsNoTracking().FirstOrDefaultAsync(r => r.EditionId == edition.Id && r.SessionId == session, http.RequestAborted);
        var isPublic = recording is { ReleasedAt: not null } && edition.IsReleased && await db.Webinars.AnyAsync(w => w.EditionId == edition.Id && w.CandidateId == recording.CandidateId, http.RequestAborted);
        return recording?.Sha256 is { } digest && (isPublic || scope.Access.Allows(Right.SeeMinutes)) ? bytes.Of(digest, "video/mp4", http) : throw NoSuch();
    }

    private async Task<IResult> SavedAsync(string what, string subject, CancellationToken cancel)
    {
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, what, subject);
        await db.SaveChangesAsync(cancel);
        return new SeeOther($"/{scope.Edition.Slug}/recordings");
    }

    private static Refused NoSuch() => new(RefusalCode.NotFound, "There is no such recording.");
}
