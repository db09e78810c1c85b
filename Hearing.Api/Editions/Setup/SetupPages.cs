using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain.People;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>The pages that set an edition up: the overview, and a form for each part.</summary>
internal static class SetupPages
{
    private static readonly SetupSection[] Sections =
        [new BasicsSection(), new DaysSection(), new RoomsSection(), new CriteriaSection(), new TemplateSection(), new CandidatesSection(), new ConflictsSection(),
            new HardPointsSection(), new OpenTimesSection(), new TravelsSection()];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/setup", SetupOverview.ShowAsync).Needs(Right.Organise);
        foreach (var section in Sections)
        {
            app.MapGet($"/{{edition}}/setup/{section.Key}", (EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, HttpRequest request, CancellationToken cancel) =>
                ShowAsync(section, scope, db, texts, clock, request.Query.ContainsKey("saved"), cancel)).Needs(Right.Organise);
            app.MapPost($"/{{edition}}/setup/{section.Key}", async (HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
                await SaveAsync(section, (context, typed, problems) => section.Model(context, typed, problems, false), $"/{scope.Edition.Slug}/setup/{section.Key}?saved=1",
                    await OpenAsync(scope, db, texts, clock, cancel), await request.ReadFormAsync(cancel), cancel)).AsForm().Needs(Right.Organise);
        }
    }

    /// <summary>The edition with everything in it, tracked.</summary>
    public static async Task<SetupContext> OpenAsync(EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
        new(db, await db.LoadEditionAsync(scope.Edition, true, cancel, tracked: true), texts, clock.GetUtcNow(), scope.Person?.Id, scope.Access.Conflicts);

    private static async Task<IResult> ShowAsync(
        SetupSection section, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, bool isSaved, CancellationToken cancel)
    {
        var context = await OpenAsync(scope, db, texts, clock, cancel);
        var typed = new Typed(texts);
        section.Show(context, typed);
        return Page.Of<FormPage>(new { Model = section.Model(context, typed, [], isSaved) });
    }

    /// <summary>Reads the form and stores what it changes; refused, the page comes back with what was typed and what to do.</summary>
    public static async Task<IResult> SaveAsync(
        SetupSection section, Func<SetupContext, Typed, IReadOnlyList<string>, FormModel> page, string next, SetupContext context, IFormCollection form, CancellationToken cancel)
    {
        var typed = new Typed(context.Texts);
        typed.Fill(form);
        if (typed["revision"] != Written.Of((int)context.Edition.Revision))
        {
            return Page.Of<FormPage>(new { Model = page(context, typed, [context.Texts["Stale"]]) }, StatusCodes.Status412PreconditionFailed);
        }

        var before = context.Faults();
        section.Apply(context, typed);
        var problems = typed.HasErrors ? [] : Consequences.Of(before, context);
        if (typed.HasErrors || problems.Count > 0)
        {
            return Page.Of<FormPage>(new { Model = page(context, typed, problems) }, StatusCodes.Status422UnprocessableEntity);
        }

        await context.SaveAsync(section.Key, cancel);
        return SeeOther.At(next);
    }
}
