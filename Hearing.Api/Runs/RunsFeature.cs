using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>The day as it happens: commands, rundowns, followers.</summary>
internal static class RunsFeature
{
    /// <summary>The largest message that a follower may send, in bytes.</summary>
    private const int LargestMessage = 4096;

    public static void AddRuns(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RunClock>();
        services.AddSingleton<Followers>();
        services.AddSingleton<RundownCache>();
        services.AddSingleton<Broadcaster>();
        services.AddHostedService<Heartbeats>();
        services.AddScoped<RunLoading>();
        services.AddScoped<RunFollowing>();
        services.AddScoped<RunCommanding>();
        services.AddSingleton<CallLimit>();
        services.AddHealthChecks().AddCheck<ClockCheck>("clock");
        var signalR = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = LargestMessage;
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            options.HandshakeTimeout = TimeSpan.FromSeconds(10);
            options.AddFilter<CallLimit>();
        }).AddJsonProtocol(options => WireJson.Apply(options.PayloadSerializerOptions));
        if (builder.Configuration["Hearing:Redis"] is { Length: > 0 } redis)
        {
            signalR.AddStackExchangeRedis(redis, options => options.Configuration.AbortOnConnectFail = false);
            services.AddSingleton<HubLifetimeManager<RunsHub>, PatientRedis>();
        }
    }

    public static void MapRuns(this WebApplication app)
    {
        app.MapRunEndpoints();
        app.MapRunPages();
        app.MapConnections("/hubs/runs", Limits, connections =>
            connections.CloseSilent(app.Services.GetRequiredService<TimeProvider>()).UseHub<RunsHub>())
            .WithMetadata(new HubMetadata(typeof(RunsHub))).RequireAuthorization();
    }

    private static HttpConnectionDispatcherOptions Limits => new()
    {
        ApplicationMaxBufferSize = 2 * LargestMessage,
        TransportMaxBufferSize = 256 * 1024,
        TransportSendTimeout = TimeSpan.FromSeconds(5),
    };
}
