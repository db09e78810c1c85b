using Hearing.Browser.Tests.Setup;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DemoServer))]
// One at a time in a process: the windows of one browser hide each other. deploy/test.sh runs two processes, by the trait of Lane.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Hearing.Browser.Tests.Setup;

/// <summary>
/// What is run beside the other tests, in a process with a browser of its own, and kept to one core: it waits for pages alone, as long as they take.
/// What follows a clock, such as films, cameras and a day that goes on, is among the others, which have the other cores to themselves.
/// </summary>
internal static class Lane
{
    public const string Name = "lane", Patient = "patient";
}
