namespace Hearing.Domain.Contracts;

/// <summary>
/// How the people of a rehearsal behave. The same script gives the same day. Shares are percent, 0 to 100; seconds are 0 or more and
/// the most that is drawn, evenly from 0.
/// </summary>
/// <param name="Seed">What is drawn hangs on this alone.</param>
/// <param name="LatePercent">How many teams come late to their session, by up to <paramref name="LateSeconds"/>.</param>
/// <param name="SlowSeconds">How slowly the hall changes from one cue to the next where a person is waited for.</param>
/// <param name="OverrunPercent">How many talks and questions run over, by up to <paramref name="OverrunSeconds"/>.</param>
/// <param name="AbsentPercent">How many teams are not there: postponed to the end of their day, or waited for where nothing else can come.</param>
/// <param name="FilmFailsPercent">How many films stop and are shown again.</param>
/// <param name="LostPercent">How many talks lose their presenter and are held, for up to <paramref name="LateSeconds"/>.</param>
public sealed record RehearsalScript(
    int Seed, int LatePercent = 20, int LateSeconds = 300, int SlowSeconds = 20, int OverrunPercent = 40, int OverrunSeconds = 240,
    int AbsentPercent = 4, int FilmFailsPercent = 5, int LostPercent = 5);

/// <summary>One command of a rehearsal and the fact that the run's own rules made of it.</summary>
public sealed record RehearsalStep(CommandEnvelope Envelope, long Revision, DateTimeOffset At, RunFact Fact);

/// <summary>When a candidate came on and was done, against the programme.</summary>
/// <param name="LateMilliseconds">How much later than planned its first cue came on stage; late is positive.</param>
public sealed record RehearsedCandidate(
    CandidateId CandidateId, DateTimeOffset? PlannedStart, DateTimeOffset BeganAt, DateTimeOffset EndedAt, long LateMilliseconds);

/// <summary>How much a cue may run over before the first hard point is passed, when all else goes as expected.</summary>
/// <param name="SlackSeconds">In whole steps of 15 s, up to an hour; 0 when the point is passed anyway.</param>
/// <param name="HardPoint">The key of the point.</param>
public sealed record FragileCue(PartId CueId, int SlackSeconds, string HardPoint);

/// <summary>What came of a rehearsal.</summary>
/// <param name="Steps">From where the run stood to its finish.</param>
/// <param name="End">When the last cue left the stage.</param>
/// <param name="LateMilliseconds">How much later than planned the last day ended; late is positive.</param>
/// <param name="Fragile">The cues that any hard point hangs on, the least slack first, as the run stood before the rehearsal.</param>
public sealed record RehearsalResult(
    RehearsalScript Script, IReadOnlyList<RehearsalStep> Steps, DateTimeOffset End, long LateMilliseconds,
    IReadOnlyList<MinutesHardPoint> HardPoints, IReadOnlyList<RehearsedCandidate> Candidates, IReadOnlyList<LedgerLine> Ledger,
    IReadOnlyList<FragileCue> Fragile);
