using Hearing.Api.Tools;

namespace Hearing.Api.Documents;

/// <summary>Where the worker is, where its templates are, how long one document may take, and how many work at once.</summary>
internal sealed record TypstWorkerOptions(string Folder, string Templates, TimeSpan Limit, int Workers)
{
    /// <summary>As it lies beside the app.</summary>
    public static TypstWorkerOptions Default { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker"),
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker", "templates"), TimeSpan.FromSeconds(20),
        Math.Clamp(Environment.ProcessorCount, 1, 4));

    /// <summary>How long a try of a design may take.</summary>
    public TimeSpan TrialLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether an organiser's own template may be set here: it may do what it likes only where the worker is shut in.</summary>
    public bool TakesOwnTemplates { get; init; } = Isolation.IsPresent;
}
