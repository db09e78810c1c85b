using System.Globalization;
using Hearing.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var app = args.ElementAtOrDefault(0) ?? throw new InvalidOperationException("usage: Hearing.Bench APP [SECTION]");
Dictionary<string, Func<string, Task>> sections = new()
{
    ["start"] = StartSection.RunAsync,
    ["server"] = ServerSection.RunAsync,
    ["visit"] = VisitSection.RunAsync,
    ["plan"] = PlanSection.RunAsync,
    ["fanout"] = FanOutSection.RunAsync,
};
var asked = args.ElementAtOrDefault(1);
foreach (var (_, run) in sections.Where(s => asked is null || s.Key == asked))
{
    await run(app);
}
