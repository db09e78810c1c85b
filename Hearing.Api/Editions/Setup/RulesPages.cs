using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>The rules of the plan: a list of sentences, and a page for each rule.</summary>
internal static class RulesPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/setup/rules", async (EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
            Page.Of<RulesPage>(new { Model = Model(await SetupPages.OpenAsync(scope, db, texts, clock, cancel)) })).Needs(Right.Organise);
        app.MapGet("/{edition}/setup/rule", async (HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
        {
            var (context, typed) = (await SetupPages.OpenAsync(scope, db, texts, clock, cancel), new Typed(texts));
            var section = Asked(request, context);
            section.Show(context, typed);
            return Page.Of<FormPage>(new { Model = section.Form(context, typed, []) });
        }).Needs(Right.Organise);
        app.MapPost("/{edition}/setup/rule", async (HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
        {
            var context = await SetupPages.OpenAsync(scope, db, texts, clock, cancel);
            var section = Asked(request, context);
            return await SetupPages.SaveAsync(section, section.Form, $"/{scope.Edition.Slug}/setup/rules", context, await request.ReadFormAsync(cancel), cancel);
        }).AsForm().Needs(Right.Organise);
    }

    private static RuleSection Asked(HttpRequest request, SetupContext context)
    {
        string? key = request.Query["rule"];
        if (key is null)
        {
            return Enum.TryParse<RuleKind>(request.Query["kind"], out var kind) && Enum.IsDefined(kind)
                ? RuleSection.New(kind) : throw new Refused(RefusalCode.NotFound, "There is no such kind of rule.");
        }

        return context.Edition.Rules.FirstOrDefault(r => r.Key == key) is { } rule
            ? new RuleSection(rule, false) : throw new Refused(RefusalCode.NotFound, "There is no such rule.");
    }

    private static RulesPage.RulesModel Model(SetupContext context)
    {
        var edition = context.Edition;
        return new(
            edition.Slug, edition.Name, [.. edition.Rules.Select(r => new RulesPage.RuleRow(r.Key, r.Kind, Say(context, r), r.Level))],
            [.. Enum.GetValues<RuleKind>().Where(k => k is not (RuleKind.CannotTimes or RuleKind.FairTimes) || edition.Rules.All(r => r.Kind != k))]);
    }

    /// <summary>The rule as a sentence.</summary>
    private static string Say(SetupContext context, Rule rule)
    {
        var (content, texts) = (context.Content, context.Texts);
        var sessions = rule.Sessions.Select(id => content.Sessions.FirstOrDefault(s => s.Id == id)?.Title ?? "?");
        var people = rule.People.Count == 0 ? texts["rules.Everybody"].Value
            : string.Join(", ", rule.People.Select(id => content.People.FirstOrDefault(p => p.Id == id)?.Name ?? "?"));
        return texts[
            $"rules.Say.{rule.Kind}", string.Join(rule.Kind == RuleKind.Before ? " → " : ", ", sessions), people,
            rule.From is { } from ? Written.Of(from) : "", rule.Until is { } until ? Written.Of(until) : "", rule.Minutes ?? DefaultMinutes(rule.Kind), rule.Count ?? 0];
    }

    private static int DefaultMinutes(RuleKind kind) => kind == RuleKind.CloseTogether ? RuleTimes.Near : RuleTimes.Pause;
}
