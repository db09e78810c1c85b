using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>When candidates cannot be on stage.</summary>
public static class AwayTimes
{
    /// <summary>The cannot-times, as instants, of everybody who speaks for a candidate and has not been withdrawn.</summary>
    public static IReadOnlyList<CandidateAway> Of(HearingZone zone, IEnumerable<Person> people, IEnumerable<CannotTime> times) =>
        [.. from time in times
            join person in people on time.PersonId equals person.Id
            where person.CandidateId is not null && person.WithdrawnAt is null
            select new CandidateAway(person.CandidateId!.Value, zone.ToInstant(time.Date, time.From), zone.ToInstant(time.Date, time.Until))];
}
