using Hearing.Api.Tests.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Floors;

/// <summary>A day that has begun, with a team, a juror, a juror in conflict with that team, and the jury's private talk at its end.</summary>
public abstract class FloorDayTest : IAsyncLifetime
{
    protected const string Team = "laget@example.org", Juror = "ledamot@example.org", InConflict = "javig@example.org";

    protected RunningEdition Day { get; private set; } = null!;

    /// <summary>What was answered to the last command.</summary>
    protected RunAnswer Run { get; private set; } = null!;

    protected PartId PrivateTalk { get; } = PartId.New();

    public virtual async ValueTask InitializeAsync()
    {
        Day = await RunningEdition.MakeAsync(ports: AddPorts);
        var first = await Day.App.InDatabase(db => Task.FromResult(db.Programmes.Single()));
        var start = first.Items[^1].Start.AddMinutes(30);
        var (juror, conflicted) = (Person(Juror, Roles.Juror), Person(InConflict, Roles.Juror));
        await Day.App.Store(
            Person(Team, Roles.Candidate), juror, conflicted,
            Conflict.Declare(Day.Edition.Id, conflicted.Id, Day.CandidateId, "Gift med rektorn.", start),
            new Programme
            {
                EditionId = Day.Edition.Id,
                Version = 2,
                PublishedAt = first.PublishedAt,
                Items = [.. first.Items, new(SessionId.New(), SessionKind.PrivateTalk, "Enskilt", null, "main", start, start.AddMinutes(20),
                    [new(PrivateTalk, PartKind.Talk, "Enskilt", TimeSpan.FromMinutes(20), EndPolicy.Warn, null)], 0)],
            });
        Run = await Day.DoAsync(0, null, new StartRun());
    }

    public virtual ValueTask DisposeAsync()
    {
        Day.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the server's floor is set up with.</summary>
    protected abstract void AddPorts(IServiceCollection services);

    protected Task NextAsync(PartId onStage) => DoAsync(onStage, new StartNext());

    protected async Task DoAsync(PartId onStage, RunCommand command) => Run = await Day.DoAsync(Run.Revision, onStage, command);

    protected Person Person(string mail, Roles roles) => new()
    {
        Id = PersonId.New(),
        EditionId = Day.Edition.Id,
        Name = mail,
        Mail = mail,
        Roles = roles,
        CandidateId = roles == Roles.Candidate ? Day.CandidateId : null,
    };
}
