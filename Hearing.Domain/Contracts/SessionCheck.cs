using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>Rules about sessions, their slots and the plan's rules.</summary>
internal static class SessionCheck
{
    public static void Check(FaultList check)
    {
        var sessions = check.Document.Sessions;
        check.Unique(sessions, s => s.Id, i => $"$.sessions[{i}].id", "an id");
        var parts = new HashSet<PartId>();
        for (var i = 0; i < sessions.Count; i++)
        {
            One(check, sessions[i], $"$.sessions[{i}]");
            for (var j = 0; j < sessions[i].Parts.Count; j++)
            {
                check.Say(!parts.Add(sessions[i].Parts[j].Id), $"$.sessions[{i}].parts[{j}].id", "is there twice: a part's id");
                check.NotEmpty(sessions[i].Parts[j].Title, $"$.sessions[{i}].parts[{j}].title");
            }
        }

        Rules(check);
    }

    private static void One(FaultList check, SessionDocument session, string path)
    {
        check.NotEmpty(session.Title, $"{path}.title");
        check.Link(session.MeetingLink, $"{path}.meetingLink");
        check.Candidate(session.CandidateId, $"{path}.candidateId");
        check.Say(session.Kind == SessionKind.Candidate != session.CandidateId.HasValue, $"{path}.candidateId", "is set exactly when the kind is candidate");
        check.Say(session.Pinned && session.Slot is null, $"{path}.pinned", "needs a slot");
        for (var j = 0; j < session.RequiredPeople.Count; j++)
        {
            check.Person(session.RequiredPeople[j], $"{path}.requiredPeople[{j}]");
        }

        check.Unique(session.RequiredPeople, p => p, j => $"{path}.requiredPeople[{j}]", "a person");
        Panel(check, session.Panel, $"{path}.panel");
        Place(check, session, path);
    }

    private static void Panel(FaultList check, PanelDocument panel, string path)
    {
        check.Unique(panel.Jurors, p => p, j => $"{path}.jurors[{j}]", "a juror");
        for (var j = 0; j < panel.Jurors.Count; j++)
        {
            check.Juror(panel.Jurors[j], $"{path}.jurors[{j}]");
        }

        check.Say(panel.Kind is PanelKind.None or PanelKind.WholeJury == panel.Jurors.Count > 0, $"{path}.jurors", "is for the kinds named and fromPool, which need it");
        check.Say(panel.Kind == PanelKind.FromPool && panel.Quorum > panel.Jurors.Count, $"{path}.quorum", "asks for more jurors than are in the pool");
    }

    private static void Place(FaultList check, SessionDocument session, string path)
    {
        var length = TimeSpan.FromSeconds(session.Parts.Sum(p => (long)p.LengthSeconds));
        var longest = check.LongestDay;
        if (session.Slot is { } slot)
        {
            check.Room(slot.Room, $"{path}.slot.room");
            check.Time(slot.Date, slot.Start, $"{path}.slot.start");
            check.Day(slot.Date, $"{path}.slot.date");
            longest = check.Days.GetValueOrDefault(slot.Date, longest);
        }

        check.Say(length > longest, $"{path}.parts", $"are longer together ({length}) than the day is open ({longest})");
    }

    private static void Rules(FaultList check)
    {
        var rules = check.Document.Rules;
        var sessions = check.Document.Sessions.Select(s => s.Id).ToHashSet();
        check.Unique(rules, r => r.Key, i => $"$.rules[{i}].key", "a rule");
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, path) = (rules[i], $"$.rules[{i}]");
            check.NotEmpty(rule.Key, $"{path}.key");
            check.Say(rule.Key.StartsWith(UsualRules.Prefix, StringComparison.Ordinal), $"{path}.key", $"may not begin with {UsualRules.Prefix}");
            for (var j = 0; j < rule.Sessions.Count; j++)
            {
                check.Say(!sessions.Contains(rule.Sessions[j]), $"{path}.sessions[{j}]", "names a session that is not in the document");
            }

            for (var j = 0; j < rule.People.Count; j++)
            {
                check.Person(rule.People[j], $"{path}.people[{j}]");
            }

            Members(check, rule, path);
        }
    }

    private static void Members(FaultList check, RuleDocument rule, string path)
    {
        var least = rule.Kind switch
        {
            RuleKind.Before or RuleKind.SameDay or RuleKind.Apart => 2,
            RuleKind.NotFirst or RuleKind.Within => 1,
            RuleKind.BreakAfter or RuleKind.AtMostInARow or RuleKind.CloseTogether or RuleKind.CannotTimes or RuleKind.FairTimes => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
        };
        check.Say(rule.Sessions.Count < least, $"{path}.sessions", $"needs at least {least} for this kind");
        check.Say(rule.Kind == RuleKind.Within && !(rule.From < rule.Until), $"{path}.from", "and until must be set, from before until");
        check.Say(rule.Kind == RuleKind.BreakAfter && rule.Minutes is null, $"{path}.minutes", "is needed for this kind");
        check.Say(rule.Kind == RuleKind.AtMostInARow && rule.Count is null, $"{path}.count", "is needed for this kind");
    }
}
