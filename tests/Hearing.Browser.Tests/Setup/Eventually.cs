using System.Diagnostics;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Waits for a condition, with a bound, instead of sleeping.</summary>
public static class Eventually
{
    /// <summary>
    /// What a test waits for at most where nothing else is said. Whatever comes, comes at once on an idle machine; this is for one whose cores are
    /// shared by several servers and browsers, and is spent only where a test fails. How quick something is, the benches measure.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task Holds(string what, Func<Task<bool>> condition) => Holds(what, Patience, condition);

    public static async Task Holds(string what, TimeSpan patience, Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < patience, $"Waited {patience.TotalSeconds} s in vain until {what}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
