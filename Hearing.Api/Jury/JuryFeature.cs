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
}
