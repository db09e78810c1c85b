using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>The day as it happens: commands, rundowns, followers.</summary>
internal static class RunsFeature
{
    /// <summary>The largest message that a follower may send, in bytes.</summary>
    private const int LargestMessage = 4096;

    /// <summary>The clock's entry among the health checks.</summary>
    public const string ClockCheckName = "clock";

    public static void AddRuns(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RunClock>();
        services.AddSingleton<Followers>();
        services.AddSingleton<ShownRooms>();
        services.AddSingleton<OtherNodes>();
        services.AddSingleton<Broadcaster>();
        services.AddHostedService(provider => provider.GetRequiredService<Broadcaster>());
        services.AddHostedService<Heartbeats>();
        services.AddScoped<RunLoading>();
        services.AddScoped<RunShowing>();
        services.AddScoped<RunFollowing>();
        services.AddSingleton<RunStreams>();
        services.AddScoped<RunCommanding>();
        services.AddScoped<DeskReading>();
        services.AddScoped<MinutesReading>();
        services.AddScoped<MinutesWords>();
        services.AddOptions<LimitOptions>().BindConfiguration("Hearing:Limits");
        services.AddSingleton<LiveLimits>();
        services.AddSingleton<CallLimit>();
        services.AddSingleton<OpenConnections>();
        services.AddHostedService<AccessWatch>();
        services.AddHealthChecks().AddCheck<ClockCheck>(ClockCheckName);
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = LargestMessage;
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            options.HandshakeTimeout = TimeSpan.FromSeconds(10);
            options.AddFilter<CallLimit>();
            options.AddFilter<OpenConnections>();
        }).AddJsonProtocol(options => WireJson.Apply(options.PayloadSerializerOptions));
    }

    public static void MapRuns(this WebApplication app)
    {
        app.MapRunEndpoints();
        app.MapRunPages();
        app.MapMinutesEndpoints();
        app.MapMinutesPages();
        app.MapLiveHub<RunsHub>("/hubs/runs", LargestMessage);
    }

    /// <summary>Maps a hub whose connections are held to what one device may ask for.</summary>
    /// <param name="largestMessage">The largest message that a device may send, in bytes.</param>
    public static void MapLiveHub<THub>(this WebApplication app, string path, int largestMessage) where THub : Hub
    {
        var silence = TimeSpan.FromSeconds(app.Services.GetRequiredService<IOptions<LimitOptions>>().Value.SilenceSeconds);
        app.MapConnections(path, Limits(largestMessage), connections =>
            connections.CloseSilent(silence, app.Services.GetRequiredService<TimeProvider>()).UseHub<THub>())
            .WithMetadata(new HubMetadata(typeof(THub))).RequireAuthorization();
    }

    private static HttpConnectionDispatcherOptions Limits(int largestMessage) => new()
    {
        ApplicationMaxBufferSize = 2 * largestMessage,
        TransportMaxBufferSize = 256 * 1024,
        TransportSendTimeout = TimeSpan.FromSeconds(5),
    };
}
