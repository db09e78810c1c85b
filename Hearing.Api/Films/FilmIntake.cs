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
        FilmFacts facts;
        try
        {
            facts = await tool.MeasureAsync(storage.PathOf(digest), cancel);
            FilmRules.CheckLength(facts.Length);
        }
        catch
        {
            await storage.ForgetUnusedAsync(db, digest);
            throw;
        }

        var versions = await db.Films.Where(f => f.CandidateId == candidate).Select(f => f.Version).ToListAsync(cancel);
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = edition,
            CandidateId = candidate,
            Version = versions.DefaultIfEmpty(0).Max() + 1,
            Title = title,
            Sha256 = digest,
            SizeBytes = bytes,
            Length = facts.Length,
            MediaType = facts.MediaType,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = by,
            CaptionsVtt = captions,
        };
        db.Films.Add(film);
        db.Add(facts.Of(film, film.UploadedAt));
        db.Add(new FilmJob { Id = Guid.CreateVersion7(), EditionId = edition, FilmId = film.Id, Kind = FilmJobKind.Transcode, QueuedAt = film.UploadedAt });
        db.Note(edition, film.UploadedAt, by, "film-handed-in", film.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        queue.Wake();
        return film;
    }
}
