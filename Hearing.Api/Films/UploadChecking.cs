using System.Globalization;
using Hearing.Api.Screens;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>
/// Looks at uploads whose last byte is here: gives them their name among the films and makes a film or slides of them. Of several nodes the
/// one does it that holds the upload's bytes; what a process left half done is done again by the next, as nothing is forgotten before the row says what became of it.
/// </summary>
internal sealed partial class UploadChecking(IServiceScopeFactory scopes, IUploadStorage storage, IFilmStorage films, TimeProvider clock, ILogger<UploadChecking> log) : BackgroundService
{
    /// <summary>For how long whoever sent it can ask what became of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _bell = new(0);

    /// <summary>An upload is complete.</summary>
    public void Wake() => _bell.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                foreach (var id in await CompleteAsync(stoppingToken))
                {
                    await CheckAsync(id, stoppingToken);
                }
            }
            catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException or InvalidOperationException or TimeoutException or IOException)
            {
                SayFault(fault);
            }

            await PauseAsync(stoppingToken);
        }
    }

    private async Task PauseAsync(CancellationToken stopping)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(_bell.WaitAsync(pause.Token), Task.Delay(_pause, clock, pause.Token));
        await pause.CancelAsync();
    }

    private async Task<List<Guid>> CompleteAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<HearingDb>().Set<Upload>().AsNoTracking()
            .Where(u => u.State == UploadState.Open || u.State == UploadState.Checking).OrderBy(u => u.Id).ToListAsync(cancel);
        return [.. open.Where(u => u.State == UploadState.Checking || storage.Length(u.Id) == u.Length).Select(u => u.Id)];
    }

    private async Task CheckAsync(Guid id, CancellationToken cancel)
    {
        using var part = storage.TryTake(id);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        if (part is null || await db.Set<Upload>().FirstOrDefaultAsync(u => u.Id == id, cancel) is not { IsSettled: false } upload)
        {
            return;
        }

        if (upload.State == UploadState.Open)
        {
            upload.State = UploadState.Checking;
            await db.SaveChangesAsync(cancel);
        }

        var digest = await part.KeepAsync(cancel);
        try
        {
            await TakeAsync(scope.ServiceProvider, upload, digest, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && StorageFaults.In(fault) is null)
        {
            await RefuseAsync(db, id, fault, cancel);
            await films.ForgetUnusedAsync(db, digest);
        }

        part.Forget();
    }

    private async Task TakeAsync(IServiceProvider services, Upload upload, string digest, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Kept;
        if (upload.Kind == UploadKind.Film)
        {
            await services.GetRequiredService<FilmIntake>().TakeKeptAsync(
                upload.EditionId, upload.CandidateId, upload.Title!, (digest, upload.Length), null, upload.StartedBy, film => upload.Take(film.Id.Value, until), cancel);
        }
        else
        {
            await services.GetRequiredService<SlideTaking>().TakeKeptAsync(
                upload.EditionId, upload.CandidateId, (digest, upload.Length), upload.StartedBy, slides => upload.Take(slides.Id, until), cancel);
        }
    }

    private async Task RefuseAsync(HearingDb db, Guid id, Exception fault, CancellationToken cancel)
    {
        if (fault is not Refused)
        {
            SayFault(fault);
        }

        db.ChangeTracker.Clear();
        var upload = await db.Set<Upload>().SingleAsync(u => u.Id == id, cancel);
        var refused = fault as Refused;
        upload.Refuse(refused?.Reason ?? "Fault", [.. (refused?.Facts ?? []).Select(f => Convert.ToString(f, CultureInfo.InvariantCulture)!)], clock.GetUtcNow() + Kept);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Forgets uploads that nobody goes on with, rows whose answer nobody needs any more, and bytes whose row is gone.</summary>
    private async Task SweepAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var now = clock.GetUtcNow();
        var rows = await db.Set<Upload>().Where(u => u.State != UploadState.Checking && u.ExpiresAt <= now).ToListAsync(cancel);
        foreach (var row in rows.Where(u => u.IsSettled || storage.Length(u.Id) < u.Length))
        {
            using var part = storage.TryTake(row.Id);
            if (part is not null)
            {
                db.Remove(row);
                await db.SaveChangesAsync(cancel);
                part.Forget();
            }
        }

        // Listed first: an upload whose bytes were here already had its row by then.
        var here = storage.All();
        var known = here.Count == 0 ? [] : await db.Set<Upload>().Select(u => u.Id).ToListAsync(cancel);
        foreach (var id in here.Except(known))
        {
            using var part = storage.TryTake(id);
            part?.Forget();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An upload could not be looked at")]
    private partial void SayFault(Exception fault);
}
