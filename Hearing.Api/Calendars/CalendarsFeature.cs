namespace Hearing.Api.Calendars;

/// <summary>The programme in people's own calendars.</summary>
internal static class CalendarsFeature
{
    public static void AddCalendars(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CalendarFeeds>();

        // This category writes each request's path, and puts it around every other line: the secret in a feed's address would be logged.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapCalendarEndpoints();
        app.MapCalendarPages();
    }
}
