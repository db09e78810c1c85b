using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>Takes a film in: keeps the bytes, measures them, records a new version, and has the versions made that are played.</summary>
internal sealed class FilmIntake(HearingDb db, IFilmStorage storage, IFilmTool tool, FilmQueue queue, TimeProvider clock)
{
    /// <summary>The new version, stored.</summary>
    /// <exception cref="Refused">When the film is not usable; then nothing is kept.</exception>
    public async Task<Film> TakeAsync(EditionId edition, CandidateId candidate, string title, Stream content, string? captions, PersonId? by, CancellationToken cancel)
    {
        var (digest, bytes) = await storage.SaveAsync(content, cancel);
        try
        {
            return await TakeKeptAsync(edition, candidate, title, (digest, bytes), captions, by, null, cancel);
        }
        catch
        {
            await storage.ForgetUnusedAsync(db, digest);
            throw;
        }
    }

    /// <summary>The new version of bytes that are kept already, stored together with what becomes of the upload they came by. A refusal leaves the bytes.</summary>
    public async Task<Film> TakeKeptAsync(
        EditionId edition, CandidateId candidate, string title, (string Sha256, long Bytes) kept, string? captions, PersonId? by, Action<Film>? taken, CancellationToken cancel)
    {
        var facts = await tool.MeasureAsync(storage.PathOf(kept.Sha256), cancel);
        FilmRules.CheckLength(facts.Length);
        var versions = await db.Films.Where(f => f.CandidateId == candidate).Select(f => f.Version).ToListAsync(cancel);
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = edition,
            CandidateId = candidate,
            Version = versions.DefaultIfEmpty(0).Max() + 1,
            Title = title,
            Sha256 = kept.Sha256,
            SizeBytes = kept.Bytes,
            Length = facts.Length,
            MediaType = facts.MediaType,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = by,
            CaptionsVtt = captions,
        };
        db.Films.Add(film);
        db.Add(facts.Of(film, film.UploadedAt));
        db.Add(new FilmJob { Id = Guid.CreateVersion7(), EditionId = edition, FilmId = film.Id, Kind = FilmJobKind.Transcode, QueuedAt = film.UploadedAt });
        taken?.Invoke(film);
        db.Note(edition, film.UploadedAt, by, "film-handed-in", film.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        queue.Wake();
        return film;
    }
}
