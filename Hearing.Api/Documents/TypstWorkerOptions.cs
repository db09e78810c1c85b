namespace Hearing.Api.Documents;

/// <summary>Where the worker is, where its templates are, how long one document may take, and how many work at once.</summary>
internal sealed record TypstWorkerOptions(string Folder, string Templates, TimeSpan Limit, int Workers)
{
    /// <summary>As it lies beside the app.</summary>
    public static TypstWorkerOptions Default { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker"),
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker", "templates"), TimeSpan.FromSeconds(20),
        Math.Clamp(Environment.ProcessorCount, 1, 4));
}
