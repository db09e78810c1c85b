namespace Hearing.Api.Meetings;

/// <summary>Meeting links for those who take part at a distance.</summary>
internal static class MeetingsFeature
{
    public static void AddMeetings(this WebApplicationBuilder builder) => builder.Services.AddScoped<MeetingDesk>();

    public static void MapMeetings(this WebApplication app) => MeetingDesk.Map(app);
}
