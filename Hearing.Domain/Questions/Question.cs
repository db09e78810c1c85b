using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Questions;

/// <summary>
/// Where a question stands. It waits for a moderator, stands in the queue, is asked now, has been asked; or it went into another
/// question, was left out by a moderator, or was taken back by its asker.
/// </summary>
public enum QuestionState { Waiting, Queued, Asking, Asked, Merged, Declined, Withdrawn }

/// <summary>From whom a question comes, as others than moderators may know it.</summary>
public enum QuestionFrom { Jury, Candidate, Guest, Organisation }

/// <summary>
/// A question to a candidate in the room where it presents. The jury's go straight into the queue, all others wait for a moderator.
/// Moderators know who asks; everybody else learns only where the question comes from.
/// </summary>
public sealed class Question
{
    /// <summary>The longest question, in characters.</summary>
    public const int Longest = 500;

    public required QuestionId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Slug of the room.</summary>
    public required string Room { get; init; }

    /// <summary>Who is asked.</summary>
    public required CandidateId CandidateId { get; init; }

    /// <summary>Who asks; null once that person's traces were erased.</summary>
    public PersonId? AskedBy { get; private set; }
    public required QuestionFrom From { get; init; }

    /// <summary>The asking candidate; set exactly when <see cref="From"/> says so.</summary>
    public CandidateId? FromCandidateId { get; init; }

    /// <summary>Key of the criterion it is about; null when about the whole.</summary>
    public string? Criterion { get; private set; }

    /// <summary>The words; empty once it was taken back or erased before it was asked.</summary>
    public string Text { get; private set; } = "";
    public QuestionState State { get; private set; }

    /// <summary>The question it went into; set exactly when merged.</summary>
    public QuestionId? MergedInto { get; private set; }

    /// <summary>Place in the candidate's queue; lower comes first.</summary>
    public int Place { get; set; }

    /// <summary>Whether the room's screens show it; only while it is asked.</summary>
    public bool IsShown { get; private set; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was first asked aloud.</summary>
    public DateTimeOffset? AskedAt { get; private set; }
    public long Revision { get; set; } = 1;

    /// <summary>Whether its asker or a moderator may still change its words.</summary>
    public bool IsOpen => State is QuestionState.Waiting or QuestionState.Queued;

    /// <summary>A new question.</summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.InConflict"/>, <see cref="RefusalCode.NotAllowed"/> to one's own candidate, <see cref="RefusalCode.WrongPhase"/>
    /// before publication and once the jury deliberates, <see cref="RefusalCode.Invalid"/> for the words or the criterion.
    /// </exception>
    public static Question Ask(QuestionId id, Edition edition, string room, CandidateId candidate, Asker asker, string? text, string? criterion, int place, DateTimeOffset now)
    {
        if (edition.Phase is not (Phase.Published or Phase.Live))
        {
            throw new Refused(RefusalCode.WrongPhase, "Questions are asked from publication until the jury deliberates.");
        }

        asker.CheckMayAsk(candidate);
        var question = new Question
        {
            Id = id,
            EditionId = edition.Id,
            Room = room,
            CandidateId = candidate,
            AskedBy = asker.Person,
            From = asker.From,
            FromCandidateId = asker.From == QuestionFrom.Candidate ? asker.Candidate : null,
            State = asker.IsModerated ? QuestionState.Waiting : QuestionState.Queued,
            Place = place,
            WrittenAt = now,
        };
        question.Write(text, criterion, edition, byModerator: false);
        return question;
    }

    /// <summary>
    /// Changes the words or the criterion. Words that a moderator has taken into the queue and their asker changes wait for a moderator again.
    /// </summary>
    /// <exception cref="Refused"><see cref="RefusalCode.CommandNotPossible"/> once asked, merged or gone; <see cref="RefusalCode.Invalid"/> for the words.</exception>
    public void Write(string? text, string? criterion, Edition edition, bool byModerator)
    {
        Need(IsOpen);
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim();
        words = new([.. words.Where(c => !char.IsControl(c))]);
        if (words.Length == 0)
        {
            throw new Refused(RefusalCode.Invalid, "A question has words.", "TextMissing");
        }

        if (words.Length > Longest)
        {
            throw new Refused(RefusalCode.Invalid, $"A question has at most {Longest} characters.", "TextTooLong", Longest, words.Length);
        }

        var key = string.IsNullOrEmpty(criterion) ? null : criterion;
        if (key is not null && edition.Criteria.All(c => c.Key != key))
        {
            throw new Refused(RefusalCode.Invalid, "The edition has no such criterion.", "NoCriterion");
        }

        var isNew = Text.Length > 0 && Text != words;
        (Text, Criterion) = (words, key);
        if (isNew && !byModerator && State == QuestionState.Queued && (From is QuestionFrom.Candidate or QuestionFrom.Guest))
        {
            State = QuestionState.Waiting;
        }
    }

    /// <summary>Takes it into the queue, or back into it after it was left out, merged or asked by mistake.</summary>
    public void Queue()
    {
        Need(State is QuestionState.Waiting or QuestionState.Declined or QuestionState.Merged or QuestionState.Asking or QuestionState.Asked);
        (State, IsShown, MergedInto) = (QuestionState.Queued, false, null);
    }

    /// <summary>It is asked now.</summary>
    public void Begin(DateTimeOffset now)
    {
        Need(IsOpen || State == QuestionState.Asked);
        (State, AskedAt) = (QuestionState.Asking, AskedAt ?? now);
    }

    /// <summary>It has been asked.</summary>
    public void Finish(DateTimeOffset now)
    {
        Need(IsOpen || State == QuestionState.Asking);
        (State, AskedAt, IsShown) = (QuestionState.Asked, AskedAt ?? now, false);
    }

    /// <summary>A moderator leaves it out.</summary>
    public void Decline()
    {
        Need(IsOpen);
        State = QuestionState.Declined;
    }

    /// <summary>Its asker takes it back; the words go too.</summary>
    public void Withdraw()
    {
        Need(IsOpen || State == QuestionState.Declined);
        (State, Text) = (QuestionState.Withdrawn, "");
    }

    /// <summary>It goes into another open question to the same candidate.</summary>
    public void MergeInto(Question other)
    {
        Need(IsOpen && other.Id != Id && other.CandidateId == CandidateId && other.Room == Room && (other.IsOpen || other.State == QuestionState.Asking));
        (State, MergedInto) = (QuestionState.Merged, other.Id);
    }

    /// <summary>Shows it on the room's screens, or takes it away there.</summary>
    public void Show(bool shown)
    {
        Need(!shown || State == QuestionState.Asking);
        IsShown = shown;
    }

    /// <summary>Erases the asker; what was not asked aloud loses its words too.</summary>
    public void Forget()
    {
        AskedBy = null;
        if (State is not (QuestionState.Asked or QuestionState.Asking))
        {
            (State, Text, MergedInto) = (QuestionState.Withdrawn, "", null);
        }
    }

    private static void Need(bool possible)
    {
        if (!possible)
        {
            throw new Refused(RefusalCode.CommandNotPossible, "The question does not stand where that could be done.");
        }
    }
}
