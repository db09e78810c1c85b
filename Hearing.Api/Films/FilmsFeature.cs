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
        services.AddSingleton<IUploadStorage, DirectoryUploadStorage>();
        services.AddSingleton<UploadWriters>();
        services.AddSingleton<UploadChecking>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadChecking>());
        services.AddScoped<UploadBeginning>();
        services.AddScoped<UploadSending>();
        services.AddScoped<FilmIntake>();
        services.AddScoped<FilmMaking>();
        services.AddScoped<FilmDesk>();
        services.AddScoped<FilmPageReading>();
        services.AddScoped<FilmForms>();
        services.AddScoped<CaptionEndpoints>();
        services.AddScoped<DeviceChecks>();
        services.AddSingleton<CheckFilm>();
        services.AddSingleton<FilmQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<FilmQueue>());
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
        FilmPageReading.Map(app);
        FilmForms.Map(app);
        CaptionEndpoints.Map(app);
        DeviceChecks.Map(app);
        JuryFilms.Map(app);
        app.MapUploads();
    }
}
