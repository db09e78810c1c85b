using System.Globalization;
using Bunit;
using Hearing.Client.Planning;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Tests.Planning;

public sealed class WhyTests : BunitContext
{
    private static readonly PersonId Anna = PersonId.New();
    private readonly FakePlanServer _server = new();
    private readonly PlanView _view;

    public WhyTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        Services.AddLocalization();
        Services.AddSingleton(_server.Client);
        var view = SamplePlan.View();
        _view = view with
        {
            People = [new(Anna, "Anna Berg")],
            Problem = view.Problem with
            {
                Sessions = [view.Problem.Sessions[0] with { People = [Anna], Equipment = ["duk"] }, view.Problem.Sessions[1] with { People = [Anna] }],
                CannotTimes = [new(Anna, SamplePlan.Day, new(10, 0), new(12, 0))],
                Travels = [new("main", "small", 10)],
                HardPoints = [new("noon", SamplePlan.Day, new(11, 0), "Lunch", null)],
                Rules = [new("order", RuleKind.Before, RuleLevel.Must, 1, [SamplePlan.Eksjo, SamplePlan.Karlstad], [], null, null, null, null)],
            },
        };
    }

    [Fact]
    public void Every_demand_of_a_clash_is_a_sentence_with_the_people_to_ask()
    {
        var words = new ClashWords(_view, Texts);
        var clash = new ClashSet([.. PlanCase.Of(_view.Problem, [new(SamplePlan.Eksjo, SamplePlan.At(9, 0), true)]).Demands()], true);
        Assert.Equal(
        [
            "”Eksjö”, ”Karlstad” ska äga rum, tillsammans 120 min.",
            "”Eksjö” är låst tisdag 10 mars 09:00 i Stora salen.",
            "”Eksjö” behöver duk.",
            "Klockan 11:00 tisdag 10 mars får inte passeras (Lunch).",
            "Vägen mellan Stora salen och Lilla salen tar 10 min.",
            "”Eksjö” ska komma före ”Karlstad”.",
            "Anna Berg kan inte tisdag 10 mars: 10:00–12:00.",
            "Anna Berg behövs på ”Eksjö”, ”Karlstad”.",
            "Hearingen pågår tisdag 10 mars mellan 09:00 och 12:00.",
        ], words.Of(clash));
        Assert.Equal("Anna Berg", words.People(clash));
    }

    [Fact]
    public void What_would_help_is_a_sentence_with_the_new_time()
    {
        var words = new AskWords(_view, Texts);
        Demand cannot = new(DemandKind.CannotTimes, Person: Anna, Date: SamplePlan.Day);
        var repair = PlanRepair.Of(
            new PlanAsk(PlanAskKind.StayLonger, cannot, At: new(10, 0), Minutes: 30),
            new PlanAsk(PlanAskKind.DropRule, new(DemandKind.Rule, Key: "order")));
        Assert.Equal("Alla får plats om Anna Berg kan vara med till 10:30 tisdag 10 mars, 30 min längre än nu och den här regeln inte gäller: ”Eksjö” ska komma före ”Karlstad”.", words.Of(repair));
        Assert.Equal("Anna Berg", words.People(repair));
        Assert.Contains("från 11:30", words.Of(PlanRepair.Of(new PlanAsk(PlanAskKind.ComeEarlier, cannot, At: new(12, 0), Minutes: 30))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_demand_and_ask_has_words_of_its_own()
    {
        Assert.All(Enum.GetValues<PlanAskKind>(), kind => Assert.False(Texts[$"Ask.{kind}"].ResourceNotFound, $"{kind}"));
        Assert.All(Enum.GetValues<DemandKind>().Except([DemandKind.Rule]), kind => Assert.False(Texts[$"Demand.{kind}"].ResourceNotFound, $"{kind}"));
        Assert.All(Enum.GetValues<SumKind>().SelectMany(k => k == SumKind.Seats ? [$"{k}.{SumUnit.Seats}"] : new[] { $"{k}.{SumUnit.Sessions}", $"{k}.{SumUnit.Minutes}" }),
            sum => Assert.False(Texts[$"Sum.{sum}"].ResourceNotFound, sum));
        Assert.All(Enum.GetValues<RuleKind>().Except([RuleKind.CannotTimes]), kind => Assert.False(Texts[$"Rule.{kind}"].ResourceNotFound, $"{kind}"));
    }

    [Fact]
    public void A_sum_is_told_with_what_is_too_much_and_a_long_list_with_its_first_names()
    {
        var many = Enumerable.Range(1, 9).Select(i => _view.Problem.Sessions[0] with { Id = SessionId.New(), Title = $"Tal {i}", Equipment = [], Panel = new([], [Anna, PersonId.New()], 1, 1, []) }).ToList();
        var view = _view with { Problem = _view.Problem with { Sessions = many } };
        var clash = new ClashSet(
            [.. many.Select(s => new Demand(DemandKind.Session, s.Id)), .. many.Select(s => new Demand(DemandKind.Panel, s.Id)), new(DemandKind.DayHours, Date: SamplePlan.Day)],
            true, new(SumKind.Pool, SumUnit.Sessions, 9, 3));
        const string names = "”Tal 1”, ”Tal 2”, ”Tal 3”, ”Tal 4”, ”Tal 5” och 4 till";
        Assert.Equal(
        [
            "Räknat: 9 sessioner väljer jury ur samma pool, men den räcker till högst 3. Det är 6 för många.",
            $"{names} ska äga rum, tillsammans 540 min.", $"{names} behöver 1 var ur juryns pool på 2.",
            "Hearingen pågår tisdag 10 mars mellan 09:00 och 12:00.",
        ], new ClashWords(view, Texts).Of(clash));
        var asks = many.Select(s => new PlanAsk(PlanAskKind.ShortenSession, new(DemandKind.Session, s.Id), Minutes: 5)).ToList();
        Assert.Equal($"Alla får plats om 9 sessioner är 5 min kortare var ({names}).", new AskWords(view, Texts).Of(PlanRepair.Of(asks)));
        Assert.Equal("Alla får plats om juryns pool för ”Tal 1” ökar med 2.", new AskWords(view, Texts).Of(PlanRepair.Of(
            new PlanAsk(PlanAskKind.AnotherJuror, new(DemandKind.Panel, many[0].Id), Count: 2))));
    }

    [Fact]
    public void While_it_is_tried_what_is_needed_the_sum_is_there_already()
    {
        ExplanationView found = new(Guid.NewGuid(), SolveState.Running, 2, false,
            [new([new(DemandKind.Session, SamplePlan.Eksjo), new(DemandKind.DayHours, Date: SamplePlan.Day)], false, new(SumKind.Rooms, SumUnit.Minutes, 200, 180))], [], 5, null);
        var shown = Render<ExplanationResult>(p => p.Add(r => r.Explanation, found).Add(r => r.View, _view)).Markup;
        Assert.Contains("Det är 20 min för mycket.", shown, StringComparison.Ordinal);
        Assert.Contains("Just nu prövas", shown, StringComparison.Ordinal);
        Assert.Contains("ingen enskild att fråga", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solve_that_does_not_place_all_offers_to_say_why_and_shows_the_answer()
    {
        Demand day = new(DemandKind.DayHours, Date: SamplePlan.Day);
        _server.Answers["POST plan/solves"] = _ => Solved([new(SamplePlan.Eksjo, SamplePlan.At(9, 0), false)], null);
        _server.Answers["POST plan/explanations"] = _ => new ExplanationView(
            Guid.NewGuid(), SolveState.Finished, 2, false, [new([new(DemandKind.Session, SamplePlan.Eksjo), day], true)],
            [PlanRepair.Of(new PlanAsk(PlanAskKind.CloseDayLater, day, At: new(12, 0), Minutes: 30, Weight: 60))], 20, null);
        var panel = Panel();
        Assert.DoesNotContain("Varför får inte alla plats?", panel.Markup, StringComparison.Ordinal);
        Press(panel, "Gör en plan");
        panel.WaitForAssertion(() => Press(panel, "Varför får inte alla plats?"));
        panel.WaitForAssertion(() => Assert.Contains("hearingen slutar 12:30 tisdag 10 mars, 30 min senare än nu", panel.Markup, StringComparison.Ordinal));
        Assert.Equal(2, panel.FindAll(".why-clash li").Count);
        Assert.Contains("stryks en av dem går resten ihop", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solve_that_places_all_has_nothing_to_explain()
    {
        _server.Answers["POST plan/solves"] = _ => Solved([new(SamplePlan.Eksjo, SamplePlan.At(9, 0), false), new(SamplePlan.Karlstad, SamplePlan.At(10, 0), false)], null);
        var panel = Panel();
        Press(panel, "Gör en plan");
        panel.WaitForAssertion(() => Assert.Contains("Ta över förslaget", panel.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Varför får inte alla plats?", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_plans_are_shown_beside_the_best_and_the_one_that_is_chosen_is_taken()
    {
        List<string> sent = [];
        IReadOnlyList<Placement> plan = [new(SamplePlan.Eksjo, SamplePlan.At(9, 0), false)], other = [new(SamplePlan.Eksjo, SamplePlan.At(9, 0, "small"), false)];
        PlanAlternative alternative = new(other, [new("placed", 1, 1, true), new("end", 95, 95, true)], new(1, 0, 95, 0), [], PlanDistance.Of(_view.Problem, plan, other));
        _server.Answers["POST plan/solves"] = body =>
        {
            sent.Add(body);
            return Solved(plan, null) with { Alternatives = sent.Count > 1 ? [alternative] : null };
        };
        IReadOnlyList<Placement>? taken = null;
        var panel = Render<SolvePanel>(p => p.Add(s => s.Api, new PlanApi(_server.Client, "2026")).Add(s => s.State, new BoardState(_view)).Add(s => s.OnTaken, t => taken = t));
        Press(panel, "Gör en plan");
        panel.WaitForAssertion(() => Press(panel, "Visa också andra förslag"));
        panel.WaitForAssertion(() => Assert.Equal(["Bästa förslaget", "Annat förslag 1"], panel.FindAll(".plan-alternatives h4").Select(h => h.TextContent)));
        Assert.Equal(["\"alternatives\":0", "\"alternatives\":3"], sent.Select(s => s[s.IndexOf("\"alternatives\"", StringComparison.Ordinal)..^1].Split(',')[0]));
        var card = panel.FindAll(".plan-alternatives section")[1];
        Assert.Contains("1 av 1 sessioner ligger på ett annat ställe än i bästa förslaget: 1 i ett annat rum.", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("”Eksjö”: från tisdag 10 mars 09:00, Stora salen till tisdag 10 mars 09:00, Lilla salen", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("95", card.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Visa också andra förslag", panel.Markup, StringComparison.Ordinal);
        panel.FindAll(".plan-alternatives button")[1].Click();
        panel.WaitForAssertion(() => Assert.Equal(other, taken));
    }

    [Fact]
    public void A_re_plan_lists_what_moves_before_it_is_taken_over()
    {
        var sent = "";
        _server.Answers["POST plan/solves"] = body =>
        {
            sent = body;
            return Solved([new(SamplePlan.Eksjo, SamplePlan.At(9, 30), false)], new([new(SamplePlan.Eksjo, SamplePlan.At(9, 0), SamplePlan.At(9, 30), true, 30)], 3, 30));
        };
        var panel = Panel();
        Press(panel, "Ändra så lite som möjligt");
        panel.WaitForAssertion(() => Assert.Equal(
            "”Eksjö”: från tisdag 10 mars 09:00, Stora salen till tisdag 10 mars 09:30, Stora salen publicerad",
            string.Join(' ', panel.Find(".plan-moves li").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("\"keep\":\"fewestMoves\"", sent, StringComparison.Ordinal);
    }

    private IStringLocalizer<WhyText> Texts => Services.GetRequiredService<IStringLocalizer<WhyText>>();

    private IRenderedComponent<SolvePanel> Panel() => Render<SolvePanel>(p => p
        .Add(s => s.Api, new PlanApi(_server.Client, "2026")).Add(s => s.State, new BoardState(_view)));

    private static SolveView Solved(IReadOnlyList<Placement> plan, PlanMoves? moves) => new(
        Guid.NewGuid(), SolveState.Finished, plan, [new("placed", plan.Count, plan.Count, true)], null, [], new(plan.Count, 0, 60, 0), 30, null, null, moves);

    private static void Press(IRenderedComponent<SolvePanel> panel, string text) =>
        panel.FindAll("button").Single(b => b.TextContent.Trim() == text).Click();
}
