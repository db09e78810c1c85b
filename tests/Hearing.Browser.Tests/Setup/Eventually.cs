using System.Diagnostics;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Waits for a condition, with a bound, instead of sleeping.</summary>
public static class Eventually
{
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
