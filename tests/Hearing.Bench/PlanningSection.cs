using System.Globalization;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Bench;

/// <summary>
/// Plans of the 2021 edition and of generated ones, imported and asked for as any program would. Each plan is judged by the domain's checker
/// and by one that counts minute by minute. HEARING_BENCH_CASES (1000) is how many small cases are tried. Every case has a seed of its own, for
/// from the same one come the same ids.
/// </summary>
internal static class PlanningSection
{
    private const string Organiser = "organiser@demo.example";
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("HEARING_BENCH_CASES") ?? "1000", CultureInfo.InvariantCulture);

    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true, new() { ["Hearing__Organiser"] = Organiser });
        await server.StartAsync();
        var (client, _) = await server.SignedInAsync("organiser");
        var desk = new PlanningDesk(client, Organiser);
        await Hearing2021(desk);
        await Sixty(desk, hasWishes: false);
        await Sixty(desk, hasWishes: true);
        await HundredAndFifty(desk);
        await FiveHundred(desk, server.ProcessId);
        await Many(desk);
    }

    private static async Task Hearing2021(PlanningDesk desk)
    {
        await desk.SolveAsync("2021", 20);
        List<Watched> five = [];
        for (var i = 0; i < 5; i++)
        {
            five.Add(await desk.SolveAsync("2021", 20));
        }

        var proven = five.TrueForAll(w => w.Last.Terms.Count == PlanScore.TermNames.Count && w.Last.Terms.All(t => t.Proven));
        Table.Row("plan of the 2021 edition after warm-up, median of 5", "≤ 0.2 s, proven",
            $"{Table.Median(five.Select(w => w.Last.Milliseconds / 1000.0)):0.00} s, {(proven ? "proven" : "NOT proven")}");
    }

    private static async Task Sixty(PlanningDesk desk, bool hasWishes)
    {
        List<string> placed = [], wishes = [];
        for (var seed = 1; seed <= 3; seed++)
        {
            foreach (var fill in new[] { 0.8, 1.1 })
            {
                var watched = await desk.CaseAsync(new CaseSize(60, 4, 3, 5, fill, HasWishes: hasWishes), seed + (fill > 1 ? 100 : 0) + (hasWishes ? 200 : 0), 12);
                placed.Add($"{watched.Last.Plan.Count} {watched.Proven("placed")}");
                wishes.Add($"{watched.Last.Score.WishesBroken} {watched.Proven("wishes")}");
            }
        }

        var what = $"60 sessions, panels of 5, 4 rooms, 3 days{(hasWishes ? ", 14 wishes" : "")}, six cases from loose to impossible";
        Table.Row($"{what}: most sessions placed", "proven ≤ 1 s", string.Join("; ", placed));
        if (hasWishes)
        {
            Table.Row($"{what}: all wishes", "proven ≤ 10 s", string.Join("; ", wishes));
        }
    }

    private static async Task HundredAndFifty(PlanningDesk desk)
    {
        List<string> first = [], gaps = [];
        for (var seed = 1; seed <= 3; seed++)
        {
            var watched = await desk.CaseAsync(new CaseSize(150, 10, 3, 5, 0.8), seed + 400, 60);
            first.Add(watched.Complete);
            gaps.Add(watched.Last.Terms.FirstOrDefault(t => !t.Proven) is { } open ? $"{open.Name} {open.Gap:0.0 %}" : "all proven");
        }

        Table.Row("150 sessions, panels of 5, 10 rooms, 3 days, three cases: first complete plan", "≤ 2 s", string.Join("; ", first));
        Table.Row("the same: gap of the first term not proven", "≤ 5 % in 60 s", string.Join("; ", gaps));
    }

    private static async Task FiveHundred(PlanningDesk desk, int process)
    {
        var watched = await desk.CaseAsync(new CaseSize(500, 12, 5, 5, 0.8), 500, 60);
        var peak = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Single(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        var megabytes = long.Parse(peak.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
        Table.Row("500 sessions, panels of 5, 12 rooms, 5 days: first complete plan; the server's memory at most in 60 s", "≤ 20 s; < 2 GB",
            $"{watched.Complete}; {megabytes} MB");
    }

    private static async Task Many(PlanningDesk desk)
    {
        var (good, complete) = (0, 0);
        for (var seed = 1001; seed <= 1000 + Cases; seed++)
        {
            var watched = await desk.CaseAsync(CaseSize.Any(seed, 30), seed, 1);
            good += watched.IsClean ? 1 : 0;
            complete += watched.Last.Plan.Count == watched.Problem.Sessions.Count ? 1 : 0;
        }

        Table.Row($"plans of {Cases} generated cases of 7 to 30 sessions that both checkers pass, 1 s each", "all", $"{good} ({complete} with all sessions)");
    }
}
