using Hearing.Api.Editions;
using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Screens;

/// <summary>Makes slides of a file that is kept: reads it, records a new version.</summary>
internal sealed class SlideTaking(HearingDb db, IFilmStorage storage, PdfTool tool, TimeProvider clock)
{
    /// <summary>The new version, stored together with what becomes of the upload it came by. A refusal leaves the bytes.</summary>
    public async Task TakeKeptAsync(EditionId edition, CandidateId candidate, (string Sha256, long Bytes) kept, PersonId by, Action<Slides>? taken, CancellationToken cancel)
    {
        var pages = await tool.CountAsync(storage.PathOf(kept.Sha256), cancel);
        await tool.PictureAsync(storage.PathOf(kept.Sha256), kept.Sha256, 1, cancel);
        var last = await db.Set<Slides>().Where(s => s.CandidateId == candidate).MaxAsync(s => (int?)s.Version, cancel) ?? 0;
        var slides = new Slides
        {
            Id = Guid.CreateVersion7(),
            EditionId = edition,
            CandidateId = candidate,
            Version = last + 1,
            Sha256 = kept.Sha256,
            SizeBytes = kept.Bytes,
            Pages = pages,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = by,
        };
        db.Add(slides);
        taken?.Invoke(slides);
        db.Note(edition, slides.UploadedAt, by, "slides-handed-in", slides.Id.ToString());
        await db.SaveChangesAsync(cancel);
    }
}
