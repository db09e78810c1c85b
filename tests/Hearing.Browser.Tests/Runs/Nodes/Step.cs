using System.Diagnostics;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>A step of a long test, which says in its output how long it took: where it failed, and what makes it slow.</summary>
internal static class Step
{
    public static async Task TakeAsync(string what, Func<Task> step)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await step();
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds,5:0.0} s  {what}");
        }
    }
}
