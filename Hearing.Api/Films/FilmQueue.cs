using Hearing.Api.Floors.Recording;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>
/// Carries out the jobs on films, one at a time in the whole installation. A job is taken under its row's revision and held by a lease, so
/// that of several nodes one has it, and one whose node has died is begun anew.
/// </summary>
internal sealed partial class FilmQueue(IServiceScopeFactory scopes, IOptions<FilmOptions> options, TimeProvider clock, ILogger<FilmQueue> log) : BackgroundService
{
    /// <summary>After so long without a sign of life whoever ran a job is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _tell = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _bell = new(0);

    /// <summary>There is a job now.</summary>
    public void Wake() => _bell.Release();

    /// <summary>Carries out all that waits.</summary>
    public async Task RunDueAsync(CancellationToken cancel)
    {
        while (await TakeAsync(cancel) is { } job)
        {
            await WorkAsync(job, cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Jobs && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException or InvalidOperationException or TimeoutException or IOException)
            {
                SayFault(fault);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_bell.WaitAsync(pause.Token), Task.Delay(_pause, clock, pause.Token));
            await pause.CancelAsync();
        }
    }

    private async Task<Guid?> TakeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var now = clock.GetUtcNow();
        var open = await db.Set<FilmJob>().Where(j => j.State == FilmJobState.Waiting || j.State == FilmJobState.Running).OrderBy(j => j.QueuedAt).ThenBy(j => j.Id).ToListAsync(cancel);
        if (open.Any(j => j.State == FilmJobState.Running && !j.MayStart(now)) || open.FirstOrDefault() is not { } next)
        {
            return null;
        }

        next.Start(now, Lease);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was quicker.
            return null;
        }

        return next.Id;
    }

    private async Task WorkAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var job = await db.Set<FilmJob>().SingleAsync(j => j.Id == id, cancel);
        if (job.IsOver)
        {
            return;
        }

        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reached = new Reached();
        var telling = TellAsync(id, job.Starts, reached, given);
        Action<FilmJob> end;
        try
        {
            await DoAsync(scope.ServiceProvider, job, percent => reached.Percent = percent, given.Token);
            end = j => j.Finish(clock.GetUtcNow());
        }
        catch (Refused refused)
        {
            end = j => j.Fail(clock.GetUtcNow(), refused.Reason ?? $"{refused.Code}");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            end = j => j.LetGo();
        }
        catch (OperationCanceledException)
        {
            // Somebody has cancelled it, or it was taken for lost and belongs to another node now.
            end = _ => { };
        }

        await given.CancelAsync();
        await telling;
        await ChangeAsync(id, job.Starts, end, CancellationToken.None);
    }

    private static Task DoAsync(IServiceProvider services, FilmJob job, Action<int> reached, CancellationToken cancel) => job.RecordingId is { } recording
        ? services.GetRequiredService<RecordingMaking>().MakeAsync(recording, job.Id, reached, cancel)
        : services.GetRequiredService<FilmMaking>().MakeAsync(job.FilmId!.Value, job.Kind, job.Id, reached, cancel);

    /// <summary>Writes down now and then how far it has come; stops the work when the job is no longer ours.</summary>
    private async Task TellAsync(Guid id, int start, Reached reached, CancellationTokenSource given)
    {
        using var timer = new PeriodicTimer(_tell, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(given.Token))
            {
                if (!await ChangeAsync(id, start, j => j.Reach(reached.Percent, clock.GetUtcNow(), Lease), given.Token))
                {
                    await given.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <summary>Changes the job where it still runs, and by this start of it; whether it did.</summary>
    private async Task<bool> ChangeAsync(Guid id, int start, Action<FilmJob> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        var job = await db.Set<FilmJob>().FirstOrDefaultAsync(j => j.Id == id && j.State == FilmJobState.Running && j.Starts == start, cancel);
        if (job is null)
        {
            return false;
        }

        change(job);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The film queue could not go on; it tries again")]
    private partial void SayFault(Exception fault);

    private sealed class Reached
    {
        public volatile int Percent;
    }
}
