using Hearing.Api.Storage;
using Hearing.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Hands in the sample films for candidates that have none, in the way a person would.</summary>
internal sealed class SampleFilms(HearingDb db, FilmIntake intake, IOptions<FilmOptions> options)
{
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
                content, File.Exists(captions) ? await File.ReadAllTextAsync(captions, cancel) : null, null, cancel);
        }
    }
}
