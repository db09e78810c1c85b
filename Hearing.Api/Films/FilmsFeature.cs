namespace Hearing.Api.Films;

/// <summary>Films: handing in, keeping, fetching.</summary>
internal static class FilmsFeature
{
    public static void AddFilms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FilmOptions>().BindConfiguration("Hearing:Films");
        services.AddSingleton<IFilmTool, FfmpegFilmTool>();
        services.AddSingleton<IFilmStorage, DirectoryFilmStorage>();
        services.AddSingleton<FilmBytes>();
        services.AddScoped<FilmIntake>();
        services.AddScoped<FilmFetching>();
        services.AddScoped<SampleFilms>();
        services.AddScoped<DeviceReports>();
        services.AddScoped<FilmWatching>();
    }

    public static void MapFilms(this WebApplication app)
    {
        app.MapFilmEndpoints();
        app.MapDeviceEndpoints();
        app.MapFilmPages();
    }
}
