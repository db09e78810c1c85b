using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>What a job does: measures a film where that was not done, and makes the versions that are played.</summary>
internal sealed class FilmMaking(HearingDb db, IFilmStorage storage, IFilmTool tool, TimeProvider clock)
{
    public async Task MakeAsync(FilmId id, FilmJobKind kind, Guid job, Action<int> reached, CancellationToken cancel)
    {
        var film = await db.Films.SingleAsync(f => f.Id == id, cancel);
        if (!storage.Has(film.Sha256))
        {
            throw new Refused(RefusalCode.NotFound, "The film's bytes are not stored here.", "FileMissing");
        }

        var facts = await FactsAsync(film, cancel);
        if (kind == FilmJobKind.Transcode)
        {
            await TranscodeAsync(film, facts, job, reached, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What was measured when it came, or now.</summary>
    private async Task<FilmFacts> FactsAsync(Film film, CancellationToken cancel)
    {
        if (await db.Set<FilmMeasurement>().FirstOrDefaultAsync(m => m.FilmId == film.Id, cancel) is { } known)
        {
            return new(film.Length, film.MediaType, known.VideoCodec, known.AudioCodec, known.Width, known.Height, known.FramesPerSecond,
                known.AudioCodec is null ? null : new(known.Loudness, known.TruePeak, known.Silent), known.Black);
        }

        var facts = await tool.MeasureAsync(storage.PathOf(film.Sha256), cancel);
        db.Add(facts.Of(film, clock.GetUtcNow()));
        return facts;
    }

    private async Task TranscodeAsync(Film film, FilmFacts facts, Guid job, Action<int> reached, CancellationToken cancel)
    {
        var room = storage.MakeRoom($"{job:N}");
        try
        {
            var made = new List<FilmRendition>();
            foreach (var file in await tool.MakeAsync(storage.PathOf(film.Sha256), facts, room, reached, cancel))
            {
                made.Add(await KeepAsync(film, file, cancel));
            }

            var before = await db.Set<FilmRendition>().AsNoTracking().Where(r => r.FilmId == film.Id).ToListAsync(cancel);
            await using var change = await db.Database.BeginTransactionAsync(cancel);
            await db.Set<FilmRendition>().Where(r => r.FilmId == film.Id).ExecuteDeleteAsync(cancel);
            db.AddRange(made);
            await db.SaveChangesAsync(cancel);
            await change.CommitAsync(cancel);
            foreach (var gone in before.Where(b => made.TrueForAll(m => m.Sha256 != b.Sha256)))
            {
                await storage.ForgetUnusedAsync(db, gone.Sha256);
            }
        }
        finally
        {
            Directory.Delete(room, recursive: true);
        }
    }

    private async Task<FilmRendition> KeepAsync(Film film, MadeFile file, CancellationToken cancel)
    {
        var found = file.Kind == RenditionKind.Poster ? null : await tool.MeasureAsync(file.Path, cancel);
        await using var content = File.OpenRead(file.Path);
        var (digest, bytes) = await storage.SaveAsync(content, cancel);
        return new()
        {
            FilmId = film.Id,
            Kind = file.Kind,
            EditionId = film.EditionId,
            Sha256 = digest,
            SizeBytes = bytes,
            Width = found?.Width ?? 0,
            Height = found?.Height ?? 0,
            Length = found?.Length ?? TimeSpan.Zero,
            MadeAt = clock.GetUtcNow(),
        };
    }
}
