namespace Hearing.Api.Jury;

/// <summary>The jury's desk, its marks and notes, conflicts, and the overview.</summary>
internal static class JuryFeature
{
    public static void AddJury(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<JuryDesk>();
        builder.Services.AddScoped<ConflictRecord>();
    }

    public static void MapJury(this WebApplication app)
    {
        app.MapJuryEndpoints();
        app.MapJuryPages();
    }

    /// <summary>No cache keeps what only the jury may read.</summary>
    public static RouteGroupBuilder KeptByNoCache(this RouteGroupBuilder group) => group.AddEndpointFilter(async (call, next) =>
    {
        call.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        return await next(call);
    });
}
