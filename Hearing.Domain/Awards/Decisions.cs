using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;

namespace Hearing.Domain.Awards;

/// <summary>What the chair records for a candidate.</summary>
public sealed record Decision(AwardKind Kind, string Motivation, string? FilmComment, IReadOnlyList<PersonId> TookPart);

/// <summary>The rules of recording and releasing decisions.</summary>
public static class Decisions
{
    /// <summary>The longest motivation and comment, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Opens all marks to the jury, once; the edition goes into deliberation.</summary>
    public static void OpenMarks(Edition edition, DateTimeOffset now)
    {
        if (edition.MarksOpenedAt is not null)
        {
            throw new Refused(RefusalCode.Stale, "The marks are already open.", "AlreadyOpen");
        }

        edition.MarksOpenedAt = now;
        if (edition.Phase < Phase.Deliberation)
        {
            edition.MoveTo(Phase.Deliberation);
        }
    }

    /// <summary>Refuses the chair who is in conflict with the candidate, and everybody before the marks are open or after the release.</summary>
    public static void CheckMayDecide(Edition edition, Access chair, CandidateId candidate)
    {
        if (chair.IsInConflictWith(candidate))
        {
            throw new Refused(RefusalCode.InConflict, "A chair in conflict does not decide; another chair does.");
        }

        if (edition.IsReleased)
        {
            throw new Refused(RefusalCode.AlreadyReleased, "The results are released; decisions are no longer changed.", "AlreadyReleased");
        }

        if (edition.MarksOpenedAt is null)
        {
            throw new Refused(RefusalCode.MarksClosed, "The marks are opened before a decision is recorded.");
        }
    }

    /// <summary>Writes the decision on the award. Quorum counts jurors without conflict who took part.</summary>
    /// <param name="award">The candidate's award, new or recorded before.</param>
    /// <param name="decision">What the chair typed.</param>
    /// <param name="edition">The edition, for its quorum.</param>
    /// <param name="mayTakePart">Jurors without conflict with the candidate.</param>
    /// <param name="chair">Who records it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> with the reason's name for the page.</exception>
    public static void Record(
        Award award, Decision decision, Edition edition, IReadOnlySet<PersonId> mayTakePart, PersonId chair, DateTimeOffset now)
    {
        var took = decision.TookPart.Distinct().ToList();
        var motivation = PlainText.Typed(decision.Motivation).Trim();
        var comment = PlainText.Typed(decision.FilmComment).Trim();
        if (took.Any(id => !mayTakePart.Contains(id)))
        {
            throw new Refused(RefusalCode.InConflict, "Only jurors without conflict take part.", "TookPart");
        }

        if (took.Count < edition.Quorum)
        {
            throw new Refused(RefusalCode.Invalid, $"{edition.Quorum} jurors without conflict must take part.", "QuorumMissing", took.Count, edition.Quorum);
        }

        if (decision.Kind != AwardKind.None && motivation.Length == 0)
        {
            throw new Refused(RefusalCode.Invalid, "An award and an honourable mention have a motivation.", "MotivationMissing");
        }

        if (motivation.Length > LongestText || comment.Length > LongestText)
        {
            throw new Refused(RefusalCode.Invalid, $"A text has at most {LongestText} characters.", "TooLong", LongestText);
        }

        award.Kind = decision.Kind;
        award.Motivation = motivation;
        award.FilmComment = comment.Length == 0 ? null : comment;
        award.TookPart = took;
        award.DecidedBy = chair;
        award.DecidedAt = now;
    }

    /// <summary>
    /// What stands against the release: <c>DecisionMissing</c> while a candidate has none, <c>DecidedInConflict</c> while somebody who took
    /// part in a decision has come into conflict with its candidate since; null when nothing does.
    /// </summary>
    /// <param name="candidates">All of the edition's, each to be decided on.</param>
    /// <param name="awards">What is recorded.</param>
    /// <param name="standing">All conflicts that stand: <see cref="Conflict.Standing"/>.</param>
    public static string? WhyNotReady(
        IReadOnlyCollection<Candidate> candidates, IReadOnlyCollection<Award> awards, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> standing)
    {
        var decided = awards.Select(a => a.CandidateId).ToHashSet();
        return candidates.Count == 0 || candidates.Any(c => !decided.Contains(c.Id)) ? "DecisionMissing"
            : awards.Any(a => a.TookPart.Any(juror => standing.Contains((juror, a.CandidateId)))) ? "DecidedInConflict"
            : null;
    }

    /// <summary>Refuses a second release, and one for which the decisions are not ready: <see cref="WhyNotReady"/> is the reason.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.WrongPhase"/> or <see cref="RefusalCode.AlreadyReleased"/>.</exception>
    public static void CheckMayRelease(
        Edition edition, IReadOnlyCollection<Candidate> candidates, IReadOnlyCollection<Award> awards,
        IReadOnlySet<(PersonId Juror, CandidateId Candidate)> standing)
    {
        if (edition.IsReleased)
        {
            throw new Refused(RefusalCode.AlreadyReleased, "The results are already released.");
        }

        if (WhyNotReady(candidates, awards, standing) is { } reason)
        {
            throw new Refused(RefusalCode.WrongPhase, "The decisions are not ready to be released.", reason);
        }
    }
}
