namespace Hearing.Domain.Contracts;

/// <summary>What a candidate's seconds are counted under: the film; presentation, sketch and other talk; questions.</summary>
public enum LedgerHeading { Film, Talk, Questions }

/// <summary>A stretch of a cue's time on stage without its slate: it moved, or was held. Open when <paramref name="Until"/> is null.</summary>
/// <param name="ElapsedMilliseconds">How long the cue had moved at the beginning.</param>
/// <param name="FilmMilliseconds">Where its film stood at the beginning; null when it has none.</param>
public sealed record LedgerStretch(DateTimeOffset From, DateTimeOffset? Until, bool Held, long ElapsedMilliseconds, long? FilmMilliseconds);

/// <summary>A cue of a candidate with all its time on stage, up to the one that waits for a person.</summary>
/// <param name="PlannedMilliseconds">The film's exact length, or the programme's length.</param>
/// <param name="LengthMilliseconds">What it is to take in all; 0 when it was left out.</param>
/// <param name="WaitingMilliseconds">What it is to take when it comes on; 0 unless it waits to come.</param>
/// <param name="FilmMilliseconds">Its film's length; null when it has none.</param>
public sealed record LedgerPart(
    PartId CueId, CandidateId CandidateId, LedgerHeading Heading, long PlannedMilliseconds, long LengthMilliseconds, long WaitingMilliseconds,
    long? FilmMilliseconds, IReadOnlyList<LedgerStretch> Stretches);

/// <summary>The equal-treatment ledger of a run as its facts have it: read it at an instant with <see cref="Runs.Ledgers.LedgerReader"/>.</summary>
public sealed record LedgerSheet(long Revision, IReadOnlyList<LedgerPart> Parts);

/// <summary>What a candidate got under a heading up to an instant.</summary>
/// <param name="GotMilliseconds">
/// How long it moved; of a film, how much of it was shown, each piece counted once. Interruptions and slates are not in it.
/// </param>
/// <param name="InterruptedMilliseconds">How long it was held.</param>
/// <param name="RepeatedMilliseconds">How long a film moved over what had been shown already, or stood at its end.</param>
/// <param name="ExpectedMilliseconds">What it will have got when all goes on as expected; what it got once it is over.</param>
/// <param name="AgainstPlanMilliseconds">Expected less planned: more is positive.</param>
/// <param name="AgainstOthersMilliseconds">Expected less the median of what the others are expected to get; null when there are none.</param>
public sealed record LedgerLine(
    CandidateId CandidateId, LedgerHeading Heading, long PlannedMilliseconds, long GotMilliseconds, long InterruptedMilliseconds,
    long RepeatedMilliseconds, long ExpectedMilliseconds, long AgainstPlanMilliseconds, long? AgainstOthersMilliseconds, bool IsOver);
