using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>A cue to come as the search sees it; instants are ticks, lengths too.</summary>
/// <param name="NotBefore">0 when no published start holds it back.</param>
/// <param name="Left">The slate and what it is still to take.</param>
/// <param name="Candidate">The number that the search gives its candidate; -1 for none.</param>
/// <param name="Over">For each hard point, whether the cue and all after it belong behind the point.</param>
/// <param name="Under">For each hard point, whether the cue counts as before the point when it stands there.</param>
internal sealed record Ahead(
    Cue Cue, int Day, long NotBefore, long Left, bool Automatic, int Candidate, long PlannedEnd, bool[] Over, bool[] Under)
{
    /// <summary>The same after a move within its day.</summary>
    public Ahead AsMoved(IReadOnlyList<PinnedHardPoint> points, IReadOnlyList<int> pointDays) => this with
    {
        NotBefore = 0,
        Over = [.. Enumerable.Range(0, points.Count).Select(p => Day > pointDays[p] || (Over[p] && Candidate < 0))],
        Under = [.. pointDays.Select(d => d == Day)],
    };
}

/// <summary>
/// One way in which the day could go on: the cues to come in order, how many seconds are taken from each (all of them: it falls away), and
/// what that costs beside what is broken.
/// </summary>
internal sealed record Trial(IReadOnlyList<Ahead> Order, IReadOnlyDictionary<PartId, int> Taken, IReadOnlySet<SessionId> Freed)
{
    public int SecondsTrimmed { get; init; }
    public int CandidatesMoved { get; init; }
    public int SecondsAbsorbed { get; init; }
}
