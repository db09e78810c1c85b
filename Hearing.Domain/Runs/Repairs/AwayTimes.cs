using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>When candidates cannot be on stage.</summary>
public static class AwayTimes
{
    /// <summary>
    /// The cannot-times, as instants, of everybody who speaks for a candidate and has not been withdrawn. Where the plan was made without regard
    /// to cannot-times a running hearing has none for them either.
    /// </summary>
    public static IReadOnlyList<CandidateAway> Of(HearingZone zone, IEnumerable<Rule> rules, IEnumerable<Person> people, IEnumerable<CannotTime> times) =>
        Rule.OnCannotTimes(rules)?.Level == RuleLevel.Ignore ? [] :
        [.. from time in times
            join person in people on time.PersonId equals person.Id
            where person.CandidateId is not null && person.WithdrawnAt is null
            select new CandidateAway(person.CandidateId!.Value, zone.ToInstant(time.Date, time.From), zone.ToInstant(time.Date, time.Until))];
}
