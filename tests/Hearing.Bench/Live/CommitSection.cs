using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>From a command's sending to its commit with fsync, with nobody following.</summary>
internal static class CommitSection
{
    public static async Task RunAsync(string app, int commands)
    {
        using var driver = await RunDriver.StartAsync(app);
        List<double> commits = [], answers = [];
        for (var i = 0; i < commands; i++)
        {
            var committed = await driver.DoAsync(Contenders.Message(i));
            commits.Add((committed.Commit - committed.Sent) / 1e6);
            answers.Add((committed.Answered - committed.Sent) / 1e6);
        }

        Table.Row($"command → commit with fsync, {commands} commands", "reported apart", string.Create(CultureInfo.InvariantCulture,
            $"p50 {Table.Percentile(commits, 0.5):0.0} ms, p99 {Table.Percentile(commits, 0.99):0.0} ms; answered p50 {Table.Percentile(answers, 0.5):0.0} ms"));
    }
}
