using System.Globalization;

namespace Hearing.Bench.Films;

/// <summary>Films. HEARING_BENCH_FILM_PARTS names the parts that are run, all when it does not.</summary>
internal static class FilmsSection
{
    private static readonly Dictionary<string, Func<string, Task>> _parts = new()
    {
        ["upload"] = UploadSection.RunAsync,
        ["step"] = StepPart.RunAsync,
        ["serve"] = ServePart.RunAsync,
    };

    public static async Task RunAsync(string app)
    {
        var asked = Setting("PARTS", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (_, run) in _parts.Where(p => asked.Length == 0 || asked.Contains(p.Key)))
        {
            await run(app);
        }
    }

    public static int Number(string name, int usual) => int.Parse(Setting(name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public static string Setting(string name, string usual) => Environment.GetEnvironmentVariable($"HEARING_BENCH_FILM_{name}") ?? usual;
}
