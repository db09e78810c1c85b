using Hearing.Browser.Tests.Setup;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DemoServer))]
// A browser, a server and a film at a time: two cores cannot do more without lying about time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
