using Hearing.Api.Floors.Janus;
using Hearing.Api.Floors.Recording;
using Hearing.Api.Runs;

namespace Hearing.Api.Floors;

/// <summary>The floor: cameras, microphones and screens of those whose cue it is.</summary>
internal static class FloorsFeature
{
    /// <summary>The largest message of a device, in bytes: a session description of a camera in three sizes has some ten thousand.</summary>
    private const int LargestMessage = 64 * 1024;

    public static void AddFloors(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FloorOptions>().BindConfiguration("Hearing:Floor");
        services.AddSingleton<FloorServers>();
        services.AddSingleton<FloorRelay>();
        services.AddScoped<FloorReading>();
        services.AddScoped<RecordingConsents>();
        services.AddScoped<RecordingDesk>();
        services.AddScoped<RecordingPages>();
        services.AddScoped<RecordingMaking>();
        services.AddSingleton<RecordingTool>();
        if (builder.Configuration.GetSection("Hearing:Floor").Get<FloorOptions>()?.Janus is null)
        {
            services.AddSingleton<IFloor, ExternalLinkFloor>();
        }
        else
        {
            services.AddSingleton<IFloor, JanusFloor>();
        }

        services.AddSignalR().AddHubOptions<FloorHub>(options => options.MaximumReceiveMessageSize = LargestMessage);
    }

    public static void MapFloors(this WebApplication app)
    {
        app.MapFloorEndpoints();
        RecordingPages.Map(app);
        app.MapLiveHub<FloorHub>("/hubs/floor", LargestMessage);
    }
}
