using Hearing.Domain.People;

namespace Hearing.Domain.Documents.Papers;

/// <summary>
/// Name badges of 90 × 54 mm, ten on an A4 sheet: two columns of five without gaps, in the middle of the sheet (15 mm from its sides,
/// 13.5 mm from top and bottom), as perforated sheets for badge holders of that size are made.
/// </summary>
/// <param name="Award">The award and its year, on each badge.</param>
public sealed record BadgesDocument(PaperFrame Frame, string Award, IReadOnlyList<Badge> Badges) : PaperDocument(Frame);

/// <summary>A badge. <paramref name="Authority"/> is empty for those who speak for no candidate.</summary>
public sealed record Badge(string Name, string Role, string Authority);

/// <summary>The words of badges.</summary>
public sealed record BadgeTexts : PaperTexts
{
    /// <summary>What a person is called who has that one role.</summary>
    public required Func<Roles, string> Role { get; init; }
}

/// <summary>Makes name badges.</summary>
public static class BadgePrint
{
    // What a person is to the others in the hall: the first of these that they have.
    private static readonly Roles[] _shown =
        [Roles.Chair, Roles.Juror, Roles.Organiser, Roles.Technician, Roles.Preparation, Roles.Candidate, Roles.Guest];

    /// <summary>Those who get a badge: everybody who has access and a role.</summary>
    public static IEnumerable<Person> Shown(IEnumerable<Person> people) => people.Where(p => p.WithdrawnAt is null && p.Roles != Roles.None);

    /// <summary>A badge for each person with access, those of one role together.</summary>
    public static BadgesDocument Of(PaperSource source, BadgeTexts texts)
    {
        var badges = from person in Shown(source.People)
                     let role = _shown.First(r => person.Roles.HasFlag(r))
                     orderby Array.IndexOf(_shown, role), source.Candidates.FirstOrDefault(c => c.Id == person.CandidateId)?.Order, person.Order
                     select new Badge(PlainText.Line(person.Name), texts.Role(role), PlainText.Line(source.Candidates.FirstOrDefault(c => c.Id == person.CandidateId)?.FullName));
        return new(source.Frame(texts), texts.Fill(texts.Kicker, source.Edition.Year), [.. badges]);
    }
}
