namespace Hearing.Domain.Planning.Explanations;

/// <summary>The sessions that one person is needed at, against the time in which that person can and some room is open.</summary>
internal static class PersonSums
{
    public static IEnumerable<TightSum> Of(CountedHours hours)
    {
        var needed = hours.Sessions.SelectMany(s => s.People.Select(p => (Person: p, Session: s))).ToLookup(n => n.Person, n => n.Session);
        return from own in needed
               where own.Count() > 1
               from sum in Of(hours, own.Key, [.. own])
               select sum;
    }

    private static IEnumerable<TightSum> Of(CountedHours hours, PersonId person, IReadOnlyList<PlanSession> sessions)
    {
        var free = hours.AnyRoom.SelectMany(o => Supply.Left(o.From, o.Until, hours.Away(person))).Select(f => new Supply(f.From, f.Until)).ToList();
        foreach (var days in hours.DaySets(sessions))
        {
            var isAll = days.Count == hours.Problem.Days.Count;
            var bound = isAll ? sessions : [.. sessions.Where(s => hours.Days(s).IsSubsetOf(days))];
            if (TightSum.TooMuch(bound, [.. free.Where(f => days.Contains(DateOnly.FromDateTime(f.From)))]) is { } much)
            {
                yield return new(new(SumKind.Person, much.Unit, much.Wanted, much.Had, person), much.Sessions, [.. hours.Problem.Rooms.Select(r => r.Slug)],
                    isAll ? [person] : [.. much.Sessions.SelectMany(s => s.People).Distinct()], []);
            }
        }
    }
}
