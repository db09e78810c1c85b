using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.People;

namespace Hearing.Domain.Jury;

/// <summary>
/// A juror's conflict of interest (jäv) with a candidate; kept on record, withdrawn only by the organiser. Only what was declared is stored:
/// whoever speaks for a candidate is in conflict with it without declaring it, see <see cref="Standing"/>.
/// </summary>
public sealed class Conflict
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required PersonId JurorId { get; init; }
    public required CandidateId CandidateId { get; init; }
    public string Reason { get; init; } = "";
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>A conflict as a juror declares it.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> when the reason is missing or too long.</exception>
    public static Conflict Declare(EditionId edition, PersonId juror, CandidateId candidate, string? reason, DateTimeOffset now)
    {
        var text = PlainText.Typed(reason).Trim();
        return text.Length is > 0 and <= LongestReason
            ? new() { Id = Guid.CreateVersion7(), EditionId = edition, JurorId = juror, CandidateId = candidate, Reason = text, DeclaredAt = now }
            : throw new Refused(RefusalCode.Invalid, $"A conflict has a reason of at most {LongestReason} characters.", "ReasonMissing");
    }

    /// <summary>
    /// Every conflict that stands: the declared ones, and of each person who speaks for a candidate the one with that candidate. The latter
    /// counts also once the person is no juror any more: what they marked or decided before was in conflict too.
    /// </summary>
    public static IReadOnlySet<(PersonId Juror, CandidateId Candidate)> Standing(IEnumerable<Conflict> declared, IEnumerable<Person> people)
    {
        HashSet<(PersonId Juror, CandidateId Candidate)> standing = [.. declared.Select(c => (c.JurorId, c.CandidateId))];
        foreach (var person in people)
        {
            if (person.CandidateId is { } own)
            {
                standing.Add((person.Id, own));
            }
        }

        return standing;
    }
}
