using System.IO.Pipelines;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>An owner's uploads: finding one, adding to it, giving it up. To everybody else it does not exist, whatever is asked.</summary>
internal sealed class UploadSending(
    EditionScope scope, HearingDb db, IUploadStorage storage, UploadWriters writers, IOptions<FilmOptions> options, TimeProvider clock)
{
    /// <summary>A connection on which nothing comes for so long is given up; what came is kept.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(60);

    /// <summary>The caller's own upload.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/>, or <see cref="RefusalCode.Expired"/>.</exception>
    public async Task<Upload> FindAsync(Guid id, CancellationToken cancel)
    {
        var (edition, person) = (scope.Edition.Id, scope.Person?.Id);
        var upload = person is null || !scope.Access.Allows(Right.WriteMaterial)
            ? null
            : await db.Set<Upload>().FirstOrDefaultAsync(u => u.Id == id && u.EditionId == edition && u.StartedBy == person, cancel);
        if (upload is null || !scope.Access.MayHandInFor(upload.CandidateId))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such upload for you.");
        }

        return upload.IsExpired(clock.GetUtcNow()) ? throw new Refused(RefusalCode.Expired, "The upload is too old. Begin it anew.") : upload;
    }

    /// <summary>Bytes that are here; all of them once they have left for the films.</summary>
    public long OffsetOf(Upload upload) => upload.State == UploadState.Open ? storage.Length(upload.Id) : upload.Length;

    /// <summary>Adds the request's body at that offset. The answer is durable: what it counts survives a power cut.</summary>
    public async Task<(Upload Upload, long Offset)> AddAsync(Guid id, HttpRequest request, CancellationToken cancel)
    {
        Tus.CheckType(request);
        var offset = Tus.Offset(request);
        using var checksum = PieceChecksum.Of(request);
        await FindAsync(id, cancel);
        using var turn = await writers.EnterAsync(id, cancel);
        using var part = storage.TryTake(id) ?? throw UploadWriters.Busy();
        // Read again: it may have been given up, or be complete, since we waited for our turn.
        db.ChangeTracker.Clear();
        var upload = await FindAsync(id, cancel);
        if (upload.State != UploadState.Open || part.Length != offset)
        {
            throw new Refused(RefusalCode.OffsetWrong, $"The upload is at {(upload.State == UploadState.Open ? part.Length : upload.Length)}.");
        }

        if (request.ContentLength > upload.Length - offset)
        {
            throw TooMuch();
        }

        try
        {
            await CopyAsync(request, part, upload.Length, checksum, turn.Stopped, cancel);
        }
        finally
        {
            part.Flush();
            upload.ExpiresAt = clock.GetUtcNow() + options.Value.UploadsWait;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return (upload, part.Length);
    }

    /// <summary>Gives it up; a film or slides it has become stay.</summary>
    public async Task EndAsync(Guid id, CancellationToken cancel)
    {
        await FindAsync(id, cancel);
        using var turn = await writers.EnterAsync(id, cancel);
        using var part = storage.TryTake(id) ?? throw UploadWriters.Busy();
        db.ChangeTracker.Clear();
        db.Remove(await FindAsync(id, cancel));
        await db.SaveChangesAsync(cancel);
        part.Forget();
    }

    private async Task CopyAsync(HttpRequest request, IUploadPart part, long most, PieceChecksum? checksum, CancellationToken stopped, CancellationToken cancel)
    {
        // The server's own least rate would end a slow line in a tunnel; silence does here instead.
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var (begun, taken) = (part.Length, part.Length);
        using var silence = new CancellationTokenSource(_silence, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopped, silence.Token);
        for (ReadResult read; (read = await ReadAsync(request.BodyReader, silence, stopped, end.Token)).Buffer.Length > 0;)
        {
            taken += read.Buffer.Length;
            if (taken > most)
            {
                part.Cut(begun);
                throw TooMuch();
            }

            checksum?.Add(read.Buffer);
            await (checksum is null ? part.AppendAsync(read.Buffer) : part.StageAsync(read.Buffer));
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }

        if (checksum is not null)
        {
            checksum.Check();
            await part.AppendStagedAsync();
        }
    }

    /// <summary>What has come next; empty at the end.</summary>
    private static async ValueTask<ReadResult> ReadAsync(PipeReader body, CancellationTokenSource silence, CancellationToken stopped, CancellationToken end)
    {
        silence.CancelAfter(_silence);
        try
        {
            return await body.ReadAsync(end);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            throw UploadWriters.Busy();
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested)
        {
            throw new Refused(RefusalCode.Invalid, $"Nothing came for {_silence.TotalSeconds} s; what came before is kept.");
        }
    }

    private static Refused TooMuch() => new(RefusalCode.TooLarge, "The piece is longer than what is missing.");
}
