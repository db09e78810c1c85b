namespace Hearing.Domain.Planning;

/// <summary>
/// What every hearing takes for granted, as rules at the level must: the welcome comes before all else, the closing after all else,
/// the jury's private talk after all candidates (each where there is one of it), lunch is between 11:00 and 13:30 and once a day;
/// and as a wish no more than two and a half hours pass without a break. A rule of the edition about the same session (or, for breaks, of the same kind) takes its place, at any level.
/// </summary>
public static class UsualRules
{
    /// <summary>The keys of these rules begin so.</summary>
    public const string Prefix = "usual-";

    /// <summary>The usual rules on which the edition's own are silent.</summary>
    public static IEnumerable<Rule> For(IReadOnlyList<Rule> own, IReadOnlyList<PlanSession> sessions)
    {
        var welcome = OnlyOne(sessions, SessionKind.Welcome, own);
        var closing = OnlyOne(sessions, SessionKind.Closing, own);
        var talk = OnlyOne(sessions, SessionKind.PrivateTalk, own);
        var candidates = sessions.Where(s => talk is not null && s.Kind == SessionKind.Candidate);
        var first = welcome is null ? [] : sessions.Where(s => s != welcome).Select(s => Before("welcome", welcome, s));
        var last = closing is null ? [] : sessions.Where(s => s != closing && s != welcome).Select(s => Before("closing", s, closing));
        return [.. first, .. last, .. candidates.Select(s => Before("talk", s, talk!)), .. Lunches(own, sessions), .. Breaks(own, sessions)];
    }

    private static PlanSession? OnlyOne(IReadOnlyList<PlanSession> sessions, SessionKind kind, IReadOnlyList<Rule> own)
    {
        var found = sessions.Where(s => s.Kind == kind).ToList();
        return found.Count == 1 && !Has(own, RuleKind.Before, found[0]) ? found[0] : null;
    }

    private static IEnumerable<Rule> Lunches(IReadOnlyList<Rule> own, IReadOnlyList<PlanSession> sessions)
    {
        List<SessionId> Without(RuleKind kind) =>
            [.. sessions.Where(s => s.Kind == SessionKind.Lunch && !Has(own, kind, s)).Select(s => s.Id)];
        if (Without(RuleKind.Within) is { Count: > 0 } noon)
        {
            yield return new($"{Prefix}lunch", RuleKind.Within, RuleLevel.Must, 1, noon, [], new(11, 0), new(13, 30), null, null);
        }

        if (Without(RuleKind.Apart) is { Count: > 1 } days)
        {
            yield return new($"{Prefix}lunches", RuleKind.Apart, RuleLevel.Must, 1, days, [], null, null, null, null);
        }
    }

    private static IEnumerable<Rule> Breaks(IReadOnlyList<Rule> own, IReadOnlyList<PlanSession> sessions) =>
        own.Any(r => r.Kind == RuleKind.BreakAfter) || !sessions.Any(s => s.IsBreak) ? [] :
            [new($"{Prefix}break", RuleKind.BreakAfter, RuleLevel.Wish, 1, [], [], null, null, RuleTimes.WithoutBreak, null)];

    private static bool Has(IReadOnlyList<Rule> own, RuleKind kind, PlanSession session) =>
        own.Any(r => r.Kind == kind && r.Sessions.Contains(session.Id));

    private static Rule Before(string key, PlanSession one, PlanSession other) =>
        new($"{Prefix}{key}", RuleKind.Before, RuleLevel.Must, 1, [one.Id, other.Id], [], null, null, null, null);
}
