using System.Globalization;
using Hearing.Api.Editions;
using Hearing.Api.Planning.Explaining;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Planning;

/// <summary>The planning page: the board, and under it a list with plain forms that do the same without scripts.</summary>
internal sealed class PlanPages(HearingDb db, EditionScope scope, Solves solves, TimeProvider time, IStringLocalizer<PlanText> texts)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/plan", (PlanPages pages, HttpRequest request, CancellationToken cancel) => pages.ShowAsync(request, cancel))
            .Needs(Right.Organise).ContinuesInWebAssembly();
        Form("edits", (pages, form, cancel) => pages.EditAsync(form, cancel));
        Form("solves", (pages, form, cancel) => pages.SolveAsync(form, cancel));
        Form("explanations", (pages, _, cancel) => pages.ExplainAsync(cancel));
        Form("take-over", (pages, form, cancel) => pages.TakeOverAsync(form, cancel));
        Form("publish", (pages, form, cancel) => pages.PublishAsync(form, cancel));

        void Form(string name, Func<PlanPages, IFormCollection, CancellationToken, Task<IResult>> handle) =>
            app.MapPost($"/{{edition}}/plan/{name}", async (PlanPages pages, HttpRequest request, CancellationToken cancel) =>
                await handle(pages, await request.ReadFormAsync(cancel), cancel)).AsForm().Needs(Right.Organise);
    }

    private string Address => $"/{scope.Edition.Slug}/plan?view=list";

    private async Task<IResult> ShowAsync(HttpRequest request, CancellationToken cancel)
    {
        var query = request.Query;
        string? notice = int.TryParse(query["published"], CultureInfo.InvariantCulture, out var version) ? texts["PublishedNow", version].Value : null;
        var isGone = false;
        SolveView? solve = null;
        ExplanationView? explanation = null;
        if (Guid.TryParse(query["solve"], out var id))
        {
            (solve, notice) = Look<Solve, SolveView>(id, s => s.Seen());
            isGone = solve is null;
        }
        else if (Guid.TryParse(query["explanation"], out id))
        {
            (explanation, notice) = Look<Explanation, ExplanationView>(id, e => e.Seen());
            isGone = explanation is null;
        }

        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        return Answer(plan, query["view"] == "list" || (query["view"] != "board" && IsPhone(request)), solve, notice, isGone, null, 200, explanation);
    }

    /// <summary>A phone gets the list first, and nothing of the board before it is asked for: its browser says that it is one.</summary>
    private static bool IsPhone(HttpRequest request) => request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.Ordinal);

    private (TView? View, string? Notice) Look<TWork, TView>(Guid id, Func<TWork, TView> seen) where TWork : PlanWork where TView : class
    {
        try
        {
            return (seen(solves.Get<TWork>(scope.Edition.Id, id)), null);
        }
        catch (Refused refused) when (refused.Code is RefusalCode.NotFound or RefusalCode.Elsewhere)
        {
            return (null, texts[refused.Code == RefusalCode.Elsewhere ? "SolveElsewhere" : "SolveGone"]);
        }
    }

    private async Task<IResult> EditAsync(IFormCollection form, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var edit = PlanForm.Read(form, plan, texts, out var typed);
        if (edit is null)
        {
            return Answer(plan, true, null, null, true, typed, 422);
        }

        return await ChangeAsync("plan-edited", edit.SessionId.Value.ToString(), () => plan.Apply(edit), typed, $"{Address}#s-{edit.SessionId.Value:N}", cancel);
    }

    private async Task<IResult> SolveAsync(IFormCollection form, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var request = new SolveRequest(KeepPinned: form["keepPinned"] == "true", Keep: form["keep"] == "fewestMoves" ? SolveKeep.FewestMoves : null);
        var solve = solves.Start(scope.Edition.Id, plan.Asked(request, time.GetUtcNow()), plan.Plan, request);
        return new SeeOther($"{Address}&solve={solve.Id}#solve");
    }

    private async Task<IResult> ExplainAsync(CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        return new SeeOther($"{Address}&explanation={solves.Explain(scope.Edition.Id, plan.Problem, plan.Plan).Id}#why");
    }

    private async Task<IResult> TakeOverAsync(IFormCollection form, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var (solve, gone) = Look<Solve, SolveView>(Guid.TryParse(form["solve"], out var id) ? id : Guid.Empty, s => s.Seen());
        return solve is null
            ? Answer(plan, true, null, gone, true, null, 422)
            : await ChangeAsync("plan-taken-over", "", () => TakeOver(plan, form, solve), null, Address, cancel);
    }

    private static void TakeOver(LoadedPlan plan, IFormCollection form, SolveView solve)
    {
        RequireSeen(plan, form);
        plan.TakeOver(new WholePlan(solve.Plan));
    }

    private async Task<IResult> PublishAsync(IFormCollection form, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        try
        {
            RequireSeen(plan, form);
            var programme = await ProgrammeEndpoints.PublishAsync(plan, db, scope, time.GetUtcNow(), cancel);
            return new SeeOther($"{Address}&published={programme.Version}");
        }
        catch (Refused refused) when (refused.Code is RefusalCode.Stale or RefusalCode.WrongPhase or RefusalCode.PlanNotReady)
        {
            var key = refused.Code switch
            {
                RefusalCode.Stale => "Stale",
                RefusalCode.WrongPhase => "PublishPhase",
                _ => "PublishRefused",
            };
            return Answer(plan, true, null, texts[key], true, null, 422);
        }
    }

    /// <summary>Changes and stores, and goes back to the page; refused, the page says why beside what was typed.</summary>
    private async Task<IResult> ChangeAsync(string what, string subject, Action change, PlanPage.TypedPlace? typed, string address, CancellationToken cancel)
    {
        try
        {
            change();
            db.Note(scope.Edition.Id, time.GetUtcNow(), scope.Person?.Id, what, subject);
            await db.SaveChangesAsync(cancel);
            return new SeeOther(address);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException
            or Refused { Code: RefusalCode.Stale or RefusalCode.NotFound or RefusalCode.PlanNotReady })
        {
            db.ChangeTracker.Clear();
            var now = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
            var notice = exception is Refused refused && refused.Code != RefusalCode.Stale ? texts[$"Refused.{refused.Reason ?? refused.CodeText}"] : texts["Stale"];
            return Answer(now, true, null, notice, true, typed, 422);
        }
    }

    private static void RequireSeen(LoadedPlan plan, IFormCollection form)
    {
        if (form["revision"] != plan.Revision)
        {
            throw new Refused(RefusalCode.Stale, "The plan was changed by somebody else meanwhile.");
        }
    }

    private RazorComponentResult<PlanPage> Answer(
        LoadedPlan plan, bool listOnly, SolveView? solve, string? notice, bool isRefused, PlanPage.TypedPlace? typed, int status,
        ExplanationView? explanation = null) =>
        Page.Of<PlanPage>(new
        {
            Model = new PlanPage.PlanModel(scope.Edition.Slug, scope.Edition.Name, plan.View, listOnly, solve, explanation, notice, isRefused, typed),
        }, status);
}
