using CsCheck;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

/// <summary>Planning problems: one long day, and random ones.</summary>
internal static class Problems
{
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly CandidateId[] Candidates = [CandidateId.New(), CandidateId.New()];
    private static readonly PersonId[] Crew = [.. Enumerable.Range(0, 4).Select(_ => PersonId.New())];

    /// <summary>Seven candidates with 55 minutes each, welcome, two breaks, lunch, closing; five jurors in all; one room, one day.</summary>
    public static PlanningProblem LongDay()
    {
        List<PlanSession> sessions =
        [
            Session(SessionKind.Welcome, 15),
            .. Enumerable.Range(0, 7).Select(_ => Session(SessionKind.Candidate, 55, [.. Crew, PersonId.New()])),
            Session(SessionKind.Break, 15), Session(SessionKind.Break, 15), Session(SessionKind.Lunch, 45), Session(SessionKind.Closing, 15),
        ];
        Unavailable[] cannot = [new(sessions[2].People[^1], Day, new(8, 0), new(12, 0)), new(sessions[5].People[^1], Day, new(13, 0), new(18, 0))];
        return new("Europe/Stockholm", [new(Day, new(9, 0), new(18, 0))], [Room("main", 5)], [], [],
            [.. UsualRules.For([], sessions)], sessions, cannot);
    }

    /// <summary>Up to seven sessions of any kind, one or two rooms and days, people, pools, cannot-times, rules of every kind.</summary>
    public static readonly Gen<PlanningProblem> Any = Make(Gen.Int[3, 7], Gen.Int[1, 2], Gen.Int[1, 2], new(9, 0), 300, Gen.Int[0, 6], RuleKinds());

    /// <summary>
    /// So small that every plan can be tried. Without "not first" and last year's times: there the solver is better by starting five minutes
    /// later, or earlier than noon.
    /// </summary>
    public static readonly Gen<PlanningProblem> Small =
        from problem in Make(Gen.Int[2, 3], Gen.Int[1, 2], Gen.Const(1), new(10, 30), 180, Gen.Int[0, 3], [.. RuleKinds().Where(k => k != RuleKind.NotFirst)])
        select problem with { LastYear = [] };

    /// <summary>Two sessions, in an hour and a half around noon, with last year's times and rules of every kind.</summary>
    public static readonly Gen<PlanningProblem> AroundNoon = Make(Gen.Const(2), Gen.Int[1, 2], Gen.Const(1), new(11, 0), 100, Gen.Int[0, 3], RuleKinds());

    private static RuleKind[] RuleKinds() => Enum.GetValues<RuleKind>();

    private static Gen<PlanningProblem> Make(Gen<int> sessions, Gen<int> rooms, Gen<int> days, TimeOnly opens, int minutes, Gen<int> rules, RuleKind[] kinds) =>
        from sessionCount in sessions
        from list in AnySession.List[sessionCount]
        from roomCount in rooms
        from changeovers in OneOf(0, 30).Array[roomCount]
        from dayCount in days
        from cannot in AnyCannot(dayCount).Array[0, 3]
        from travel in OneOf(0, 30)
        from hardPoint in Gen.Bool
        from ruleCount in rules
        from ruleList in AnyRule(list, kinds).Array[ruleCount]
        from lastYear in Gen.Int[11, 12].Array[0, 3]
        select new PlanningProblem(
            "Europe/Stockholm",
            [.. Enumerable.Range(0, dayCount).Select(d => new HearingDay(Day.AddDays(d), opens, opens.AddMinutes(minutes)))],
            [.. changeovers.Select((c, i) => Room($"room-{i}", c))],
            travel > 0 && roomCount > 1 ? [new("room-1", "room-0", travel)] : [],
            hardPoint ? [new("noon", Day, new(11, 30), "Lunch", null)] : [],
            [.. ruleList.Select((r, i) => r with { Key = $"rule-{i}" })], list, cannot)
        {
            LastYear = [.. list.Where(s => s.Kind == SessionKind.Candidate).Zip(lastYear, (s, hour) => new EarlierTime(s.Id, new(hour, 0)))],
        };

    private static readonly Gen<PlanSession> AnySession =
        from kind in OneOf(SessionKind.Candidate, SessionKind.Candidate, SessionKind.Other, SessionKind.Break)
        from length in OneOf(30, 60, 90)
        from people in Gen.Int[0, 3].Array[0, 2]
        from pool in Gen.Int[0, 4]
        from candidate in OneOf(Candidates)
        select new PlanSession(
            SessionId.New(), kind, kind.ToString(), kind == SessionKind.Candidate ? candidate : null, TimeSpan.FromMinutes(length),
            kind == SessionKind.Break ? [] : [.. people.Distinct().Select(i => Crew[i])],
            kind == SessionKind.Break ? PlanPanel.None
                : pool == 0 ? new([], [Crew[0], Crew[1], Crew[2]], 2, 2, []) : pool == 1 ? new([], Crew, 2, 2, []) { IsWhole = true } : PlanPanel.None, []);

    private static Gen<Unavailable> AnyCannot(int days) =>
        from person in Gen.Int[0, 3]
        from day in Gen.Int[0, days - 1]
        from hour in Gen.Int[9, 13]
        select new Unavailable(Crew[person], Day.AddDays(day), new(hour, 0), new(hour, 30));

    private static Gen<Rule> AnyRule(List<PlanSession> sessions, RuleKind[] kinds) =>
        from kind in OneOf(kinds)
        from level in OneOf(RuleLevel.Must, RuleLevel.Wish, RuleLevel.Ignore)
        from weight in Gen.Int[1, 9]
        from one in Gen.Int[0, sessions.Count - 1]
        from other in Gen.Int[0, sessions.Count - 1]
        from person in Gen.Int[0, 3]
        from count in Gen.Int[1, 2]
        select new Rule(
            "", kind, level, weight, one == other ? [sessions[one].Id] : [sessions[one].Id, sessions[other].Id], person == 0 ? [] : [Crew[person]],
            kind == RuleKind.Within ? new(9, 30) : null, kind == RuleKind.Within ? new(11, 30) : null,
            kind switch { RuleKind.BreakAfter => 120, RuleKind.CloseTogether => 60, RuleKind.AtMostInARow => 30, _ => null },
            kind == RuleKind.AtMostInARow ? count : null);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static PlanSession Session(SessionKind kind, int minutes, params PersonId[] people) =>
        new(SessionId.New(), kind, kind.ToString(), null, TimeSpan.FromMinutes(minutes), people, PlanPanel.None, []);

    private static Room Room(string slug, int changeover) => new(slug, slug, RoomKind.Both, changeover, [], [], null, null);
}
