using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Floors;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Questions;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Floors;

/// <summary>What the floor of a room is reckoned from, as it is stored now: the run, the people with their conflicts, and who asks.</summary>
internal sealed record FloorFacts(RunState Run, Programme Programme, (PersonId By, CandidateId Of)? Asking, IReadOnlyDictionary<PersonId, FloorPerson> People)
{
    /// <summary>The scene at an instant.</summary>
    public FloorScene At(DateTimeOffset now) => FloorScene.At(Run, Programme, Asking, now);
}

/// <summary>A person as the floor knows them.</summary>
/// <param name="Agrees">Whether they have agreed to be recorded.</param>
internal sealed record FloorPerson(string Name, Access Access, bool Agrees);

internal sealed class FloorReading(HearingDb db, RunLoading loading)
{
    /// <summary>Reads it all anew.</summary>
    public async Task<FloorFacts> ReadAsync(FollowedRoom room, CancellationToken cancel)
    {
        var id = room.EditionId;
        var edition = await db.Editions.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such edition.");
        var run = await loading.LoadAsync(edition, room.Room, cancel);
        var state = Timeline.Of(run.Desk.Plan, run.Facts);
        var asking = await db.Set<Question>().AsNoTracking().Where(q => q.EditionId == id && q.Room == room.Room && q.State == QuestionState.Asking && q.AskedBy != null)
            .Select(q => new { q.AskedBy, q.CandidateId }).FirstOrDefaultAsync(cancel);
        return new(
            state, run.Desk.Plan.Programmes.First(p => p.Version == state.Pins.ProgrammeVersion),
            asking is null ? null : (asking.AskedBy!.Value, asking.CandidateId), await PeopleAsync(edition, cancel));
    }

    private async Task<Dictionary<PersonId, FloorPerson>> PeopleAsync(Edition edition, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null).ToListAsync(cancel);
        var declared = await db.Conflicts.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var conflicts = Conflict.Standing(declared, people).ToLookup(c => c.Juror, c => c.Candidate);
        var agreeing = (await db.Set<RecordingConsent>().Where(c => c.EditionId == edition.Id).Select(c => c.PersonId).ToListAsync(cancel)).ToHashSet();
        var stranger = Access.Stranger(edition, publishedOnce: true);
        return people.ToDictionary(p => p.Id, p => new FloorPerson(p.Name, stranger with
        {
            PersonId = p.Id,
            Roles = p.ActiveRoles,
            CandidateId = p.CandidateId,
            Conflicts = conflicts[p.Id].ToHashSet(),
        }, agreeing.Contains(p.Id)));
    }
}
