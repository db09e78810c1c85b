using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Editions.Setup;

/// <summary>One rule of the plan: how much it counts, and what its kind needs to know. What the kind does not use stays as it was.</summary>
internal sealed class RuleSection(Rule rule, bool isNew) : SetupSection
{
    private const int MostWeight = 1000;
    private const int MostMinutes = 1440;

    public override string Key => "rule";

    /// <summary>A rule that is not there yet.</summary>
    public static RuleSection New(RuleKind kind) => new(new("", kind, RuleLevel.Must, 1, [], [], null, null, null, null), true);

    public override IReadOnlyList<Column> Fields(SetupContext context) =>
    [
        new("level", "select", Choices: context.Words<RuleLevel>()), .. Needed(context),
        new("weight", "number", IsFolded: true),
    ];

    public override IReadOnlyList<Table> Tables(SetupContext context) => rule.Kind == RuleKind.Before ? [Order(context)] : [];

    public override void Show(SetupContext context, Typed typed)
    {
        typed["level"] = rule.Level.ToString();
        typed["weight"] = Written.Of(rule.Weight);
        typed["sessions"] = string.Join(',', rule.Sessions.Select(s => s.Value));
        typed["jurors"] = string.Join(',', rule.People.Select(p => p.Value));
        typed["from"] = rule.From is { } from ? Written.Of(from) : "";
        typed["until"] = rule.Until is { } until ? Written.Of(until) : "";
        typed["minutes"] = rule.Minutes is { } minutes ? Written.Of(minutes) : "";
        typed["count"] = rule.Count is { } count ? Written.Of(count) : "";
        for (var i = 0; i < rule.Sessions.Count && rule.Kind == RuleKind.Before; i++)
        {
            typed[$"order[{i}].session"] = rule.Sessions[i].Value.ToString();
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var rules = context.Edition.Rules;
        if (!isNew && typed["remove"] == "true")
        {
            context.Edition.Rules = [.. rules.Where(r => r.Key != rule.Key)];
            return;
        }

        var read = Read(context, typed) with
        {
            Key = isNew ? Written.Key(context.Texts[$"RuleKind.{rule.Kind}"], rules.Select(r => r.Key)) : rule.Key,
            Level = typed.Word<RuleLevel>("level"),
            Weight = typed.Number("weight", 1, MostWeight),
        };
        context.Edition.Rules = isNew ? [.. rules, read] : [.. rules.Select(r => r.Key == rule.Key ? read : r)];
    }

    /// <summary>The form with what stands in it, at this rule's own address.</summary>
    public FormModel Form(SetupContext context, Typed typed, IReadOnlyList<string> problems)
    {
        var home = $"/{context.Edition.Slug}/setup/rule";
        return Model(context, typed, problems, false) with
        {
            Title = context.Texts[$"RuleKind.{rule.Kind}"],
            Lead = context.Texts[$"rule.{rule.Kind}.Lead"],
            Action = isNew ? $"{home}?kind={rule.Kind}" : $"{home}?rule={Uri.EscapeDataString(rule.Key)}",
            Back = new($"{home}s", context.Texts["rules.Title"]),
        };
    }

    /// <summary>Which fields a kind of rule needs; <see cref="Read"/> reads them.</summary>
    private IReadOnlyList<Column> Needed(SetupContext context)
    {
        Column sessions = new("sessions", "checks", Choices: Sessions(context));
        Column people = new("jurors", "checks", Choices: context.PeopleOr(rule.People), IsFolded: true);
        IReadOnlyList<Column> own = rule.Kind switch
        {
            RuleKind.Before or RuleKind.CannotTimes or RuleKind.FairTimes => [],
            RuleKind.NotFirst or RuleKind.SameDay or RuleKind.Apart => [sessions],
            RuleKind.Within => [new("from", "time", Required: true), new("until", "time", Required: true), sessions],
            RuleKind.BreakAfter => [new("minutes", "number", Required: true)],
            RuleKind.AtMostInARow => [new("count", "number", Required: true), people, new("minutes", "number", IsFolded: true)],
            RuleKind.CloseTogether => [new("minutes", "number"), people],
            _ => throw new ArgumentOutOfRangeException(nameof(context), rule.Kind, null),
        };
        return isNew ? own : [.. own, new("remove", "checks", Choices: [new("true", context.Texts["Remove"])])];
    }

    private Rule Read(SetupContext context, Typed typed) => rule.Kind switch
    {
        RuleKind.CannotTimes or RuleKind.FairTimes => rule,
        RuleKind.Before => rule with { Sessions = ReadOrder(context, typed) },
        RuleKind.NotFirst => rule with { Sessions = Chosen(context, typed, 1) },
        RuleKind.SameDay or RuleKind.Apart => rule with { Sessions = Chosen(context, typed, 2) },
        RuleKind.Within => Within(context, typed),
        RuleKind.BreakAfter => rule with { Minutes = typed.Number("minutes", 1, MostMinutes) },
        RuleKind.AtMostInARow => rule with
        {
            Count = typed.Number("count", 1, MostWeight),
            People = context.Chosen(typed, "jurors", rule.People),
            Minutes = typed.NumberOrNull("minutes", 1, MostMinutes),
        },
        RuleKind.CloseTogether => rule with { Minutes = typed.NumberOrNull("minutes", 1, MostMinutes), People = context.Chosen(typed, "jurors", rule.People) },
        _ => throw new ArgumentOutOfRangeException(nameof(context), rule.Kind, null),
    };

    private Rule Within(SetupContext context, Typed typed)
    {
        var (from, until) = (typed.Time("from"), typed.Time("until"));
        if (from >= until)
        {
            typed.Fail("until", "Order");
        }

        return rule with { From = from, Until = until, Sessions = Chosen(context, typed, 1) };
    }

    /// <summary>The chosen sessions: those of before in their order, then the new ones in the list's.</summary>
    private List<SessionId> Chosen(SetupContext context, Typed typed, int least)
    {
        var known = context.Content.Sessions.Select(s => s.Id).Where(id => typed.Chosen("sessions").Contains(id.Value.ToString())).ToList();
        List<SessionId> chosen = [.. rule.Sessions.Where(known.Contains), .. known.Except(rule.Sessions)];
        if (chosen.Count < least)
        {
            typed.Fail("sessions", "FewSessions", least);
        }

        return chosen;
    }

    private static List<SessionId> ReadOrder(SetupContext context, Typed typed)
    {
        var order = new List<SessionId>();
        foreach (var row in typed.Rows(Order(context)))
        {
            var session = context.Content.Sessions.FirstOrDefault(s => s.Id.Value.ToString() == typed[$"{row}session"]);
            typed.FailWhen(session is null, $"{row}session", "Choice");
            typed.FailWhen(session is not null && order.Contains(session.Id), $"{row}session", "Twice");
            order.Add(session?.Id ?? default);
        }

        typed.FailWhen(order.Count < 2, $"order[{Math.Min(order.Count, 1)}].session", "FewSessions", 2);
        return order;
    }

    private static IReadOnlyList<FormChoice> Sessions(SetupContext context) =>
        [.. context.Content.Sessions.Select(s => new FormChoice(s.Id.Value.ToString(), s.Title))];

    private static Table Order(SetupContext context) =>
        new("order", [new("session", "select", Choices: [new FormChoice("", context.Texts["Choose"]), .. Sessions(context)])]);
}
