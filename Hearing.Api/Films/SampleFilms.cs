using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Hands in the sample films for candidates that have none, in the way a person would.</summary>
internal sealed class SampleFilms(HearingDb db, FilmIntake intake, IFilmStorage storage, IFilmTool tool, IOptions<FilmOptions> options)
{
    /// <summary>
    /// A sample edition whose one film is a record without bytes (films are in no document), with the film made for it: <c>film-SLUG.mp4</c>.
    /// The same edition where there is no such file.
    /// </summary>
    public async Task<EditionContent> WithFilmAsync(EditionContent content, CancellationToken cancel)
    {
        var file = Path.Combine(options.Value.Samples ?? "", $"film-{content.Edition.Slug}.mp4");
        if (options.Value.Samples is null || !File.Exists(file) || content.Films is not [var film])
        {
            return content;
        }

        await using var bytes = File.OpenRead(file);
        var (digest, size) = await storage.SaveAsync(bytes, cancel);
        var facts = await tool.MeasureAsync(storage.PathOf(digest), cancel);
        var captions = Path.ChangeExtension(file, ".vtt");
        return content with
        {
            Films =
            [
                new()
                {
                    Id = film.Id, EditionId = film.EditionId, Order = film.Order, CandidateId = film.CandidateId, Version = film.Version, Title = film.Title,
                    Sha256 = digest, SizeBytes = size, Length = facts.Length, MediaType = facts.MediaType, UploadedAt = film.UploadedAt, UploadedBy = film.UploadedBy,
                    CaptionsVtt = File.Exists(captions) ? Captions.Read(await File.ReadAllTextAsync(captions, cancel)) : film.CaptionsVtt,
                },
            ],
        };
    }

    /// <summary>Does nothing where no folder with sample films is configured.</summary>
    public async Task HandInAsync(EditionId edition, CancellationToken cancel)
    {
        if (options.Value.Samples is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var films = Directory.GetFiles(folder, "film-?.mp4").Order(StringComparer.Ordinal).ToArray();
        var candidates = await db.Candidates.Where(c => c.EditionId == edition && !db.Films.Any(f => f.CandidateId == c.Id))
            .OrderBy(c => c.Order).ToListAsync(cancel);
        for (var i = 0; i < candidates.Count && films.Length > 0; i++)
        {
            var file = films[i % films.Length];
            var captions = Path.ChangeExtension(file, ".vtt");
            await using var content = File.OpenRead(file);
            await intake.TakeAsync(edition, candidates[i].Id, $"{candidates[i].Name}: film",
                content, File.Exists(captions) ? Captions.Read(await File.ReadAllTextAsync(captions, cancel)) : null, null, cancel);
        }
    }
}
