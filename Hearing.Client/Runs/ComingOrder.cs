using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;

namespace Hearing.Client.Runs;

/// <summary>The running order as the console works on it: what can be done with a cue, and where a session may go.</summary>
public sealed class ComingOrder(Rundown run, RundownReading reading, string zone)
{
    private const int MostChoices = 9;
    private readonly HearingZone _zone = HearingZone.Named(zone);
    private readonly List<RundownCue> _coming = [.. run.Cues.Where(c => reading.Forecasts.ContainsKey(c.Id))];

    /// <summary>The session whose team may be absent: the one on stage if it is a candidate's, or else the next candidate's.</summary>
    public RundownCue? Team => run.Cues.FirstOrDefault(c => c.Id == reading.OnStage && IsTeam(c)) ?? _coming.Find(IsTeam);

    /// <summary>Where an absent team's session may go: behind each session that comes later the same day, and to the day's end.</summary>
    public IReadOnlyList<ConsoleChoice> Postponements
    {
        get
        {
            if (Team is not { SessionId: { } session } team)
            {
                return [];
            }

            var others = Sessions(session);
            var later = others.Skip(team.Id == reading.OnStage ? 0 : others.TakeWhile(o => IsBefore(o[0], team)).Count()).Where(o => IsSameDay(o[0], team)).ToList();
            var behind = later.Zip(later.Skip(1)).Take(MostChoices - 1)
                .Select(p => new ConsoleChoice("PostponeBehind", new PostponeSession(session, p.Second[0].Id), p.First[0].SessionTitle));
            return later.Count == 0 ? [] : [.. behind, new("PostponeToEnd", new PostponeSession(session, AtEndOfDay: true))];
        }
    }

    /// <summary>What Enter does with a cue: an earlier one again, the next one now, a later one made the next.</summary>
    public ConsoleChoice? Start(RundownCue cue) =>
        run.Status != RunStatus.Running ? null
        : cue.Id == reading.Next ? new("Next", new StartNext())
        : _coming.Contains(cue) ? new("MakeNext", new MoveCue(cue.Id, _coming[0].Id))
        : IsPast(cue) ? new("BackTo", new GoBack(cue.Id))
        : null;

    /// <summary>A place earlier.</summary>
    public ConsoleChoice? Earlier(RundownCue cue) =>
        _coming.IndexOf(cue) is > 0 and var index && run.Status == RunStatus.Running ? new("Earlier", new MoveCue(cue.Id, _coming[index - 1].Id)) : null;

    /// <summary>A place later on the same day.</summary>
    public ConsoleChoice? Later(RundownCue cue)
    {
        var index = _coming.IndexOf(cue);
        if (index < 0 || index + 1 >= _coming.Count || run.Status != RunStatus.Running || !IsSameDay(_coming[index + 1], cue))
        {
            return null;
        }

        var before = index + 2 < _coming.Count && IsSameDay(_coming[index + 2], _coming[index + 1]) ? _coming[index + 2].Id : (PartId?)null;
        return new("Later", new MoveCue(cue.Id, before, before is null));
    }

    /// <summary>A coming cue left out.</summary>
    public ConsoleChoice? LeaveOut(RundownCue cue) =>
        _coming.Contains(cue) && run.Status == RunStatus.Running ? new("Skip", new SkipCue(cue.Id)) : null;

    private bool IsPast(RundownCue cue) => run.Cues.ToList() is var all && all.IndexOf(cue) <= all.FindIndex(c => c.Id == reading.OnStage);

    private List<List<RundownCue>> Sessions(SessionId without)
    {
        var sessions = new List<List<RundownCue>>();
        foreach (var cue in _coming.Where(c => c.SessionId != without))
        {
            if (sessions.Count > 0 && cue.SessionId is not null && sessions[^1][0].SessionId == cue.SessionId)
            {
                sessions[^1].Add(cue);
            }
            else
            {
                sessions.Add([cue]);
            }
        }

        return sessions;
    }

    private bool IsBefore(RundownCue cue, RundownCue other) => _coming.IndexOf(cue) < _coming.IndexOf(other);

    /// <summary>Cues that no programme knows stand with what is around them.</summary>
    private bool IsSameDay(RundownCue cue, RundownCue other) =>
        cue.PlannedStart is not { } first || other.PlannedStart is not { } second || _zone.DateOf(first) == _zone.DateOf(second);

    private static bool IsTeam(RundownCue cue) => cue is { CandidateId: not null, SessionId: not null };
}
