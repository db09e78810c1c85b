using System.Security.Cryptography;
using System.Text;
using Hearing.Api.Web;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendarEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/editions/{edition}/programme.ics", async (EditionScope scope, CalendarFeeds feeds, HttpContext http, CancellationToken cancel) =>
            File(http, await feeds.PublicAsync(scope.Edition, cancel), $"programme-{scope.Edition.Slug}.ics")).Needs(Right.SeePublic);
        // The secret in the address is the credential; it may not leave in a Referer header.
        app.MapGet("/calendar/{secret}.ics", async (string secret, CalendarFeeds feeds, HttpContext http, CancellationToken cancel) =>
        {
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            return File(http, await feeds.PersonalAsync(secret, cancel), "calendar.ics");
        }).ForEveryone();
    }

    // Calendars ask again every quarter of an hour: with the tag an unchanged feed is not sent again.
    private static FileContentHttpResult File(HttpContext http, string calendar, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(calendar);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        return TypedResults.Bytes(bytes, "text/calendar; charset=utf-8", entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
