using Hearing.Domain.Documents.Papers;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Records;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>A hearing's first room when it has been held: every cue a minute late, the first film paused, the jury's motivation shown as a message.</summary>
internal sealed class HeldHearing(Hearings hearing)
{
    private readonly RunId _run = new(new Guid(900, 0, 0, new byte[8]));
    private readonly PaperSource _source = hearing.Source;

    /// <summary>The minutes with names, and the rundown that facts are worded by.</summary>
    public (MinutesFile File, Rundown Rundown) Minutes()
    {
        var edition = _source.Edition;
        var pins = Pinning.Of(edition, _source.Programme!, "main", hearing.Films.Values, new HashSet<PartId>());
        var plan = new RunPlan("main", [_source.Programme!], pins);
        var facts = Facts(plan, pins).Select((f, i) => new RecordedFact(i + 1, f.At, f.Fact)).ToList();
        StoredFact[] stored = [.. facts.Select(Stored)];
        var names = _source.Candidates.ToDictionary(c => c.Id, c => c.FullName);
        var minutes = MinutesWriter.Of(plan, _run, stored, hearing.Conflicts.Select(c => new MinutesConflict(c.Juror, c.Candidate)), stored[^1].At.AddHours(1));
        var file = new MinutesFile(
            MinutesFile.Format1, edition.Slug, edition.Name, edition.Year, edition.Rooms[0].Name, edition.TimeZone, stored[^1].At, minutes, new(ChainFault.None, null, null),
            [.. _source.People.Select(p => new NamedPerson(p.Id, p.Name))], [.. names.Select(c => new NamedCandidate(c.Key, c.Value))]);
        return (file, RundownWriter.Of(Timeline.Of(plan, facts), edition.Slug, "main", facts.Count, id => names.GetValueOrDefault(id)));
    }

    private IEnumerable<(DateTimeOffset At, RunFact Fact)> Facts(RunPlan plan, RunPins pins)
    {
        var order = plan.Order(pins);
        var late = TimeSpan.FromMinutes(1);
        yield return (order[0].PlannedStart!.Value + late, new RunStarted(pins, order[0].Id, order[0].PlannedStart!.Value + late));
        yield return (order[0].PlannedStart!.Value + (2 * late), new CueHeld(order[0].Id, HoldReason.FilmFails));
        yield return (order[0].PlannedStart!.Value + (3 * late), new MessageShown(hearing.Motivation));
        yield return (order[0].PlannedStart!.Value + (4 * late), new CueResumed(order[0].Id));
        foreach (var cue in order.Skip(1))
        {
            yield return (cue.PlannedStart!.Value + late, new CueStarted(cue.Id, cue.PlannedStart!.Value + late));
        }

        yield return (order[^1].PlannedStart!.Value + order[^1].PlannedLength + late, new RunFinished());
    }

    private StoredFact Stored(RecordedFact fact) => new()
    {
        RunId = _run,
        Revision = fact.Revision,
        At = fact.At,
        By = _source.People[0].Id,
        CommandId = new Guid((int)fact.Revision, 0, 0, new byte[8]),
        CommandHash = "00",
        Kind = RunJson.Kind(fact.Fact),
        Body = RunJson.Text(fact.Fact),
    };
}
