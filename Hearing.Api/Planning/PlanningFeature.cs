using Hearing.Api.Planning.Explaining;
using Hearing.Api.Planning.Solver;

namespace Hearing.Api.Planning;

/// <summary>Plan, solver and programme.</summary>
internal static class PlanningFeature
{
    public static void AddPlanning(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IScheduler, CpSatScheduler>();
        builder.Services.AddSingleton<Solves>();
        builder.Services.AddScoped<PlanPages>();
        builder.Services.AddScoped<ProgrammeReading>();
        builder.Services.AddScoped<VersionPages>();
    }

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
