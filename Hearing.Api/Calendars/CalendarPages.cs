using System.Security.Cryptography;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Calendars;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Calendars;

internal static class CalendarPages
{
    public static void MapCalendarPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/me/calendar", Show).Needs(Right.SeeOwn);
        app.MapPost("/{edition}/me/calendar", Change).AsForm().Needs(Right.SeeOwn);
    }

    private static RazorComponentResult<CalendarPage> Show(EditionScope scope, IOptions<HearingOptions> options, HttpContext http)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var address = options.Value.PublicUrl.AbsoluteUri.TrimEnd('/');
        return Page.Of<CalendarPage>(new
        {
            Model = new CalendarPage.CalendarModel(
                scope.Edition.Slug, scope.Edition.Name,
                scope.Person?.CalendarSecret is { } secret ? new($"{address}/calendar/{secret}.ics") : null,
                new($"{address}/api/editions/{scope.Edition.Slug}/programme.ics")),
        });
    }

    private static async Task<IResult> Change([FromForm] string what, EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var person = scope.Person ?? throw new Refused(RefusalCode.SignInNeeded, "Sign in first.");
        person.CalendarSecret = what == "close" ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await db.SaveChangesAsync(cancel);
        return new SeeOther($"/{scope.Edition.Slug}/me/calendar");
    }
}
