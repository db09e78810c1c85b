using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Domain.Questions;

/// <summary>Somebody who asks: what others may know of them, and what they may ask.</summary>
public sealed record Asker(PersonId Person, QuestionFrom From, CandidateId? Candidate, IReadOnlySet<CandidateId> Conflicts)
{
    /// <summary>The caller as asker; a juror is one whatever else they are.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SignInNeeded"/> for strangers and displays.</exception>
    public static Asker Of(Access access) => new(
        access.PersonId ?? throw new Refused(RefusalCode.SignInNeeded, "Sign in first."),
        access.Has(Roles.Juror) ? QuestionFrom.Jury
        : access.Has(Roles.Organiser | Roles.Preparation) ? QuestionFrom.Organisation
        : access.Has(Roles.Candidate) ? QuestionFrom.Candidate : QuestionFrom.Guest,
        access.CandidateId, access.Conflicts);

    /// <summary>Whether a moderator looks at the question before it stands in the queue.</summary>
    public bool IsModerated => From is QuestionFrom.Candidate or QuestionFrom.Guest;

    /// <summary>Refuses questions to a candidate in conflict and to one's own.</summary>
    public void CheckMayAsk(CandidateId candidate)
    {
        if (Conflicts.Contains(candidate))
        {
            throw new Refused(RefusalCode.InConflict, "You have a conflict of interest with this candidate.");
        }

        if (Candidate == candidate)
        {
            throw new Refused(RefusalCode.NotAllowed, "Nobody asks their own candidate.");
        }
    }
}
