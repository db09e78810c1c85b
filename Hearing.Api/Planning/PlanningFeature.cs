using Hearing.Api.Planning.Explaining;
using Hearing.Api.Planning.Solver;
using Hearing.Api.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Planning;

/// <summary>Plan, solver and programme.</summary>
internal static class PlanningFeature
{
    public static void AddPlanning(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IScheduler, CpSatScheduler>();
        builder.Services.AddSingleton<Solves>();
        builder.Services.AddScoped<PlanWatch>();
        builder.Services.ConfigureDbContext<SqliteDb>(Watched);
        builder.Services.ConfigureDbContext<SqlServerDb>(Watched);
        builder.Services.ConfigureDbContext<PostgreSqlDb>(Watched);
        builder.Services.AddScoped<PlanPages>();
        builder.Services.AddScoped<ProgrammeReading>();
        builder.Services.AddScoped<VersionPages>();
    }

    private static void Watched(IServiceProvider services, DbContextOptionsBuilder options) => options.AddInterceptors(services.GetRequiredService<PlanWatch>());

    public static void MapPlanning(this WebApplication app)
    {
        var edition = app.MapGroup("/api/editions/{edition}");
        var plan = edition.MapGroup("plan");
        PlanEndpoints.Map(plan);
        SolveEndpoints.Map(plan);
        ExplanationEndpoints.Map(plan);
        ProgrammeEndpoints.Map(edition);
        ProgrammePages.Map(app);
        PlanPages.Map(app);
        VersionPages.Map(app);
        SessionReasonEndpoints.Map(plan);
        SessionReasonPages.Map(app);
    }
}
