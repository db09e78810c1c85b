using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Begins uploads: whose they may be, and whether there is room.</summary>
internal sealed class UploadBeginning(EditionScope scope, HearingDb db, IUploadStorage storage, IOptions<FilmOptions> options, TimeProvider clock)
{
    /// <summary>Room is asked for one at a time, so that many who ask at once do not each get the same.</summary>
    private static readonly SemaphoreSlim _one = new(1);

    /// <exception cref="Refused">When the caller may not hand in for the candidate, or there is no room.</exception>
    public async Task<Upload> BeginAsync(long length, UploadMetadata said, CancellationToken cancel)
    {
        if (!scope.Access.MayHandInFor(said.Candidate))
        {
            throw new Refused(RefusalCode.NotAllowed, "A candidate's own team hands in.");
        }

        if (!await db.Candidates.AnyAsync(c => c.Id == said.Candidate && c.EditionId == scope.Edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }

        CheckLength(length, said.Kind);
        await _one.WaitAsync(cancel);
        try
        {
            await CheckRoomAsync(length, said.Candidate, cancel);
            var upload = New(length, said, clock.GetUtcNow());
            db.Add(upload);
            await db.SaveChangesAsync(cancel);
            return upload;
        }
        finally
        {
            _one.Release();
        }
    }

    private Upload New(long length, UploadMetadata said, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EditionId = scope.Edition.Id,
        CandidateId = said.Candidate,
        Kind = said.Kind,
        Length = length,
        FileName = said.FileName,
        Title = said.Title,
        StartedBy = scope.PersonId,
        StartedAt = now,
        ExpiresAt = now + options.Value.UploadsWait,
    };

    private void CheckLength(long length, UploadKind kind)
    {
        var most = kind == UploadKind.Slides ? Slides.MostBytes : options.Value.MaxBytes;
        if (length > most)
        {
            throw new Refused(RefusalCode.TooLarge, $"At most {most} bytes are taken.");
        }

        if (length == 0)
        {
            throw new Refused(RefusalCode.Invalid, "The file is empty.");
        }
    }

    private async Task CheckRoomAsync(long length, CandidateId candidate, CancellationToken cancel)
    {
        var open = await db.Set<Upload>().Where(u => u.State == UploadState.Open || u.State == UploadState.Checking).ToListAsync(cancel);
        if (open.Count(u => u.StartedBy == scope.PersonId && !u.IsExpired(clock.GetUtcNow())) >= options.Value.MaxOpenUploads)
        {
            throw new Refused(RefusalCode.TooMany, "You have too many uploads under way. Go on with one, or cancel one.");
        }

        // What was handed in twice lies here once.
        var films = await db.Films.Where(f => f.CandidateId == candidate).Select(f => new { f.Sha256, f.SizeBytes }).Distinct().SumAsync(f => f.SizeBytes, cancel);
        var slides = await db.Set<Slides>().Where(s => s.CandidateId == candidate).Select(s => new { s.Sha256, s.SizeBytes }).Distinct().SumAsync(s => s.SizeBytes, cancel);
        if (films + slides + open.Where(u => u.CandidateId == candidate).Sum(u => u.Length) + length > options.Value.MaxBytesPerCandidate)
        {
            throw new Refused(RefusalCode.QuotaUsed, $"A candidate has {options.Value.MaxBytesPerCandidate} bytes for all it hands in.");
        }

        var promised = open.Where(u => u.State == UploadState.Open).Sum(u => Math.Max(0, u.Length - storage.Length(u.Id)));
        if (storage.FreeBytes - promised - options.Value.BytesKeptFree < length)
        {
            throw new Refused(RefusalCode.StorageFull, "There is no room left for the file.");
        }
    }
}
