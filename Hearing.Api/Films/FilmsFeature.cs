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
        services.AddSingleton<IUploadStorage, DirectoryUploadStorage>();
        services.AddSingleton<UploadWriters>();
        services.AddSingleton<UploadChecking>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadChecking>());
        services.AddScoped<UploadBeginning>();
        services.AddScoped<UploadSending>();
        services.AddScoped<FilmIntake>();
        services.AddScoped<FilmFetching>();
        services.AddScoped<SampleFilms>();
    }

    public static void MapFilms(this WebApplication app)
    {
        app.MapFilmEndpoints();
        app.MapFilmPages();
        app.MapUploads();
    }
}
