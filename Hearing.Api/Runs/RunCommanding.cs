using System.Security.Claims;
using Hearing.Api.Floors;
using Hearing.Api.Floors.Recording;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>Takes a command: judged by the domain, on disk before anybody hears of it, one winner for each revision.</summary>
internal sealed class RunCommanding(HearingDb db, EditionScope scope, RunLoading loading, RunClock clock, Broadcaster broadcaster, RecordingDesk recordings, IOptions<FloorOptions> options, ILogger<RunCommanding> log)
{
    private const int MostTries = 5;

    /// <summary>The answer: the fact that the command wrote, now or when it was first given.</summary>
    /// <exception cref="Refused">As <see cref="Commanding"/> says; <see cref="RefusalCode.NotAllowed"/> for commands beyond the caller's role.</exception>
    public async Task<RunAnswer> TakeAsync(string room, CommandEnvelope command, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (command.Command is not (HoldCue or ResumeCue or ShowMessage) && !scope.Access.Allows(Right.RunAll))
        {
            throw new Refused(RefusalCode.NotAllowed, "This command is the organiser's.");
        }

        var edition = scope.Edition.Id;
        if (command.Command is ChangeFloor floor && !await db.People.AnyAsync(p => p.Id == floor.PersonId && p.EditionId == edition, cancel))
        {
            throw new Refused(RefusalCode.CommandNotPossible, "The edition has no such person.");
        }

        if (command.Command is ChangeRecording && !options.Value.MayRecord)
        {
            throw new Refused(RefusalCode.CommandNotPossible, "This installation does not record.");
        }

        for (var tries = 1; ; tries++)
        {
            var run = await loading.LoadAsync(scope.Edition, room, cancel);
            if (run.Stored.FirstOrDefault(f => f.CommandId == command.CommandId) is { } known)
            {
                Commanding.CheckSame(known, command);
                return new(known.Revision, RunJson.Fact(known.Body), run.Rundown(known.Revision));
            }

            try
            {
                return await WriteAsync(run, command, cancel);
            }
            catch (DbUpdateException failed) when (tries < MostTries && StorageFaults.In(failed) is null)
            {
                // Somebody else wrote this revision or changed the edition meanwhile: judged anew by what is stored now.
                db.ChangeTracker.Clear();
                await scope.LoadAsync(scope.Edition.Slug, user, cancel);
            }
        }
    }

    private async Task<RunAnswer> WriteAsync(RunOfRoom run, CommandEnvelope command, CancellationToken cancel)
    {
        var at = Commanding.InstantOf(run.Facts, clock.Now);
        var fact = Commanding.Decide(run.Desk, run.Facts, command, at);
        var row = run.Row ?? db.Add(new Run { Id = RunId.New(), EditionId = run.Edition.Id, Room = run.Room }).Entity;
        var stored = new StoredFact
        {
            RunId = row.Id,
            Revision = run.Revision + 1,
            At = at,
            By = scope.Person?.Id,
            CommandId = command.CommandId,
            CommandHash = RunJson.Hash(command),
            Kind = RunJson.Kind(fact),
            Body = RunJson.Text(fact),
        }.ChainedTo(FactChain.Last(row.Id, run.Stored));
        db.Add(stored);
        await MovePhaseAsync(run, fact, cancel);
        await QueueRecordingsAsync(run, fact, cancel);
        await db.SaveChangesAsync(cancel);
        var rundown = run.With(row, stored).Rundown();
        broadcaster.Announce(new(run.Edition.Id, run.Edition.Slug, run.Room), new(row.Id, stored.Revision), rundown, fact);
        return new(stored.Revision, fact, rundown);
    }

    private async Task MovePhaseAsync(RunOfRoom run, RunFact fact, CancellationToken cancel)
    {
        if (fact is RunStarted)
        {
            run.Edition.MoveTo(Phase.Live);
        }
        else if (fact is RunFinished && run.Edition.Phase == Phase.Live && await IsLastAsync(run, cancel))
        {
            run.Edition.MoveTo(Phase.Deliberation);
        }
    }

    /// <summary>After the end what was recorded is put together; a folder that cannot be read holds up no run, and the organiser can ask for it later.</summary>
    private async Task QueueRecordingsAsync(RunOfRoom run, RunFact fact, CancellationToken cancel)
    {
        try
        {
            if (fact is RunFinished && options.Value.MayRecord)
            {
                await recordings.QueueAsync(run, null, cancel);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(fault, "The recordings could not be looked at.");
        }
    }

    /// <summary>Whether every other room of the newest programme has finished its run.</summary>
    private async Task<bool> IsLastAsync(RunOfRoom run, CancellationToken cancel)
    {
        var rooms = run.Desk.Plan.Programmes[^1].Items.Select(i => i.Room).Distinct().Where(r => r != run.Room);
        foreach (var room in rooms)
        {
            var other = await loading.LoadAsync(run.Edition, room, cancel);
            if (Timeline.Of(other.Desk.Plan, other.Facts).Status != RunStatus.Finished)
            {
                return false;
            }
        }

        return true;
    }
}
