namespace Hearing.Bench.Films;

/// <summary>What is measured of films, part by part.</summary>
internal static class FilmsSection
{
    public static async Task RunAsync(string app)
    {
        await UploadSection.RunAsync(app);
    }
}
