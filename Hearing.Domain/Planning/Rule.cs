namespace Hearing.Domain.Planning;

/// <summary>How much a rule counts: always, as a wish with a weight, or not now.</summary>
public enum RuleLevel { Must, Wish, Ignore }

/// <summary>What a rule asks of the plan.</summary>
public enum RuleKind
{
    /// <summary>The first session ends before the second starts.</summary>
    Before,
    /// <summary>The session is not first of its day.</summary>
    NotFirst,
    /// <summary>The sessions are on one day.</summary>
    SameDay,
    /// <summary>The sessions are on different days.</summary>
    Apart,
    /// <summary>The session takes place within <see cref="Rule.From"/> and <see cref="Rule.Until"/> of its day (lunch in a window).</summary>
    Within,
    /// <summary>After <see cref="Rule.Minutes"/> at most without a break comes a break.</summary>
    BreakAfter,
    /// <summary>The person has no more than <see cref="Rule.Count"/> sessions in a row.</summary>
    AtMostInARow,
    /// <summary>The person's sessions of a day lie close together.</summary>
    CloseTogether,
    /// <summary>People's cannot-times are kept.</summary>
    CannotTimes,
    /// <summary>Candidates' times of day are fair against last year's: see <see cref="Planning.FairTimes"/>.</summary>
    FairTimes,
}

/// <summary>A rule of the plan with its level. Which members it uses depends on its kind; weight is 1 to 1000 and used for wishes.</summary>
public sealed record Rule(
    string Key, RuleKind Kind, RuleLevel Level, int Weight,
    IReadOnlyList<SessionId> Sessions, IReadOnlyList<PersonId> People,
    TimeOnly? From, TimeOnly? Until, int? Minutes, int? Count)
{
    /// <summary>Of an edition's rules the one on people's cannot-times; null where there is none, which is a must. Of several the first counts.</summary>
    public static Rule? OnCannotTimes(IEnumerable<Rule> rules) => rules.FirstOrDefault(r => r.Kind == RuleKind.CannotTimes);
}

/// <summary>A stretch in which a person cannot take part, local time, half-open, with the person's own reason.</summary>
public sealed class CannotTime
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required PersonId PersonId { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly Until { get; init; }
    public string Reason { get; init; } = "";
}
