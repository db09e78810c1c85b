using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>"When can you not": everybody who takes part answers for themselves.</summary>
internal static class TimesPages
{
    private static readonly Column[] Plain = [new("from", "time", Required: true), new("until", "time", Required: true), new("reason", Max: 500)];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/me/times", async (EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, HttpRequest request, CancellationToken cancel) =>
        {
            var typed = new Typed(texts);
            Show(typed, await TimesAsync(scope, db, cancel));
            return Answer(scope, texts, typed, [], request.Query.ContainsKey("saved"), 200);
        }).Needs(Right.SeeOwn);
        app.MapPost("/{edition}/me/times", SaveAsync).AsForm().Needs(Right.SeeOwn);
    }

    private static Task<List<CannotTime>> TimesAsync(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var (edition, person) = (scope.Edition.Id, scope.PersonId);
        return db.CannotTimes.Where(c => c.EditionId == edition && c.PersonId == person).OrderBy(c => c.Date).ThenBy(c => c.From).ToListAsync(cancel);
    }

    private static void Show(Typed typed, List<CannotTime> times)
    {
        for (var i = 0; i < times.Count; i++)
        {
            typed[$"times[{i}].date"] = Written.Of(times[i].Date);
            typed[$"times[{i}].from"] = Written.Of(times[i].From);
            typed[$"times[{i}].until"] = Written.Of(times[i].Until);
            typed[$"times[{i}].reason"] = times[i].Reason;
        }
    }

    private static async Task<IResult> SaveAsync(
        HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var person = scope.Person!;
        var typed = new Typed(texts);
        typed.Fill(await request.ReadFormAsync(cancel));
        if (typed["revision"] != Written.Of((int)person.Revision))
        {
            return Answer(scope, texts, typed, [texts["Stale"]], false, 412);
        }

        var times = typed.Rows(Times(scope, typed)).Select(row => Read(scope, typed, row)).ToList();
        if (typed.HasErrors)
        {
            return Answer(scope, texts, typed, [], false, 422);
        }

        var before = await TimesAsync(scope, db, cancel);
        db.RemoveRange(before);
        db.AddRange(times);
        person.AnsweredAt = clock.GetUtcNow();
        db.Note(scope.Edition.Id, clock.GetUtcNow(), person.Id, "times-answered");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/me/times?saved=1");
    }

    private static CannotTime Read(EditionScope scope, Typed typed, string row)
    {
        var time = new CannotTime
        {
            Id = Guid.CreateVersion7(),
            EditionId = scope.Edition.Id,
            PersonId = scope.PersonId,
            Date = typed.Date($"{row}date"),
            From = typed.Time($"{row}from"),
            Until = typed.Time($"{row}until"),
            Reason = typed.Text($"{row}reason", 500),
        };
        typed.Stretch(row, scope.Edition.Zone, time.Date, time.From, time.Until);
        return time;
    }

    /// <summary>A day is chosen among the hearing's days, and among those answered before that are none any more.</summary>
    private static Table Times(EditionScope scope, Typed typed)
    {
        var answered = Enumerable.Range(0, typed.RowCount("times")).Select(row => typed[$"times[{row}].date"])
            .Where(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new("times", [DayColumn.Of(scope.Edition, answered), .. Plain]);
    }

    private static RazorComponentResult<FormPage> Answer(EditionScope scope, IStringLocalizer<SetupText> texts, Typed typed, IReadOnlyList<string> problems, bool isSaved, int status)
    {
        var lead = scope.Person!.AnsweredAt is null ? texts["times.Lead"] : texts["times.LeadAnswered"];
        var model = new FormModel(
            texts["times.Title"], lead, $"/{scope.Edition.Slug}/me/times", scope.Person!.Revision, [], [FormFields.Of("times", Times(scope, typed), texts, typed)],
            problems, isSaved, new($"/{scope.Edition.Slug}/me", texts["times.Back"]), texts["times.Save"]);
        return Page.Of<FormPage>(new { Model = model }, status);
    }
}
