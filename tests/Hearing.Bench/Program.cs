using System.Globalization;
using Hearing.Bench;
using Hearing.Bench.Films;
using Hearing.Bench.Live;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["peer", "bare", var port, var bytes]:
        BarePeer.Serve(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(bytes, CultureInfo.InvariantCulture));
        return;
    case ["peer", "kestrel", var port, var bytes]:
        await KestrelPeer.ServeAsync(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(bytes, CultureInfo.InvariantCulture));
        return;
    case ["peer", "sink", var port, var file]:
        await SinkPeer.ServeAsync(int.Parse(port, CultureInfo.InvariantCulture), file);
        return;
}

var app = args.ElementAtOrDefault(0) ?? throw new InvalidOperationException("usage: Hearing.Bench APP [SECTION]");
Dictionary<string, Func<string, Task>> sections = new()
{
    ["start"] = StartSection.RunAsync,
    ["server"] = ServerSection.RunAsync,
    ["visit"] = VisitSection.RunAsync,
    ["planning"] = PlanningSection.RunAsync,
    ["board"] = BoardSection.RunAsync,
    ["timeline"] = TimelineSection.RunAsync,
    ["live"] = LiveSection.RunAsync,
    ["films"] = FilmsSection.RunAsync,
};
var asked = args.ElementAtOrDefault(1) is "plan" ? "planning" : args.ElementAtOrDefault(1);
foreach (var (_, run) in sections.Where(s => asked is null || s.Key == asked || (s.Key == "board" && asked == "planning")))
{
    await run(app);
}
