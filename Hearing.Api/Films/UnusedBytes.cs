using Hearing.Api.Storage;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>Bytes that were taken in and turned out not to be usable.</summary>
internal static class UnusedBytes
{
    /// <summary>Deletes the bytes unless a film, a version made of one or slides are the same: a team may have handed the file in before, in the other place.</summary>
    /// <remarks>Not cancelled with the request: bytes of an upload that was broken off would stay for ever.</remarks>
    public static async Task ForgetUnusedAsync(this IFilmStorage storage, HearingDb db, string digest)
    {
        if (!await db.Films.AnyAsync(f => f.Sha256 == digest, CancellationToken.None)
            && !await db.Set<FilmRendition>().AnyAsync(r => r.Sha256 == digest, CancellationToken.None)
            && !await db.Set<SessionRecording>().AnyAsync(r => r.Sha256 == digest, CancellationToken.None)
            && !await db.Set<Slides>().AnyAsync(s => s.Sha256 == digest, CancellationToken.None))
        {
            storage.Delete(digest);
        }
    }
}
