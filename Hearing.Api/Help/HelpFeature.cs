namespace Hearing.Api.Help;

/// <summary>Calls for help.</summary>
internal static class HelpFeature
{
    public static void AddHelp(this WebApplicationBuilder builder) => builder.Services.AddScoped<HelpDesk>();

    public static void MapHelp(this WebApplication app) => app.MapHelpPages();
}
