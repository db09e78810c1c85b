namespace Hearing.Api.Calendars;

/// <summary>The programme in people's own calendars.</summary>
internal static class CalendarsFeature
{
    public static void AddCalendars(this WebApplicationBuilder builder) => builder.Services.AddScoped<CalendarFeeds>();

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapCalendarEndpoints();
        app.MapCalendarPages();
    }
}
