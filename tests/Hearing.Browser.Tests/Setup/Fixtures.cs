using Hearing.Browser.Tests.Setup;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DemoServer))]
// One at a time in a process: the windows of one browser hide each other. deploy/test.sh runs two processes, by the trait of Lane.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Hearing.Browser.Tests.Setup;

/// <summary>
/// What is run beside the other tests, in a process with a browser of its own: half of a day's time is waiting, which the looks fill. They wait for
/// nothing but pages and are kept to one core; what follows a clock goes among the others, which have the rest.
/// </summary>
internal static class Lane
{
    public const string Name = "lane", Looks = "looks";
}
