using System.Globalization;
using Bunit;
using Hearing.Client.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Client.Tests.Runs;

public sealed class ConsoleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);
    private readonly PartId _first = PartId.New();
    private readonly PartId _second = PartId.New();

    [Theory]
    [InlineData(RunStatus.NotStarted, true, "Start")]
    [InlineData(RunStatus.Running, true, "Next,Hold,Longer,Shorter,Skip,Back,Undo")]
    [InlineData(RunStatus.Running, false, "Hold")]
    [InlineData(RunStatus.Finished, true, "Undo")]
    public void Only_what_makes_sense_now_can_be_pressed(RunStatus status, bool mayAll, string possible)
    {
        var run = Run(status);
        var actions = ConsoleAction.For(run, RundownReader.At(run, Start.AddMinutes(1)), mayAll);
        Assert.Equal(possible, string.Join(',', actions.Where(a => a.Possible).Select(a => a.Name)));
        Assert.Equal(actions.Count, actions.Select(a => a.Key).Distinct().Count());
    }

    [Fact]
    public void A_held_cue_is_resumed_by_the_same_key_and_that_is_what_matters_most()
    {
        var run = Run(RunStatus.Running, SegmentState.Held);
        var hold = ConsoleAction.For(run, RundownReader.At(run, Start.AddMinutes(1)), true).Single(a => a.Key == "h");
        Assert.Equal(("Resume", new ResumeCue(), true), (hold.Name, hold.Command, hold.Primary));
    }

    [Fact]
    public void The_last_cue_leaves_finish_and_no_next()
    {
        var run = Run(RunStatus.Running) with { Cues = [Cue(_first, 0, [])] };
        var actions = ConsoleAction.For(run, RundownReader.At(run, Start.AddMinutes(1)), true);
        Assert.Equal((false, true), (actions.Single(a => a.Name == "Next").Possible, actions.Single(a => a.Name == "Finish").Possible));
    }

    [Fact]
    public void The_console_shows_the_cue_on_stage_with_the_hosts_notes_and_plan_beside_forecast()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        using var page = new BunitContext();
        page.Services.AddHearingClient();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton(new HttpClient { BaseAddress = new Uri("http://localhost") });
        var notes = new Dictionary<string, string> { [_first.Value.ToString()] = "Hälsa alla välkomna." };
        var order = page.Render<ConsoleOrder>(p => p.Add(o => o.Run, Run(RunStatus.Running)).Add(o => o.Zone, "Europe/Stockholm").Add(o => o.Notes, notes)
            .Add(o => o.Reading, RundownReader.At(Run(RunStatus.Running), Start.AddMinutes(1))));
        var rows = order.FindAll("tbody tr");
        Assert.Equal("step", rows[0].GetAttribute("aria-current"));
        Assert.Contains("Hälsa alla välkomna.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(("09:10", "09:15"), (rows[1].QuerySelectorAll("td")[0].TextContent, rows[1].QuerySelectorAll("td")[1].TextContent));
    }

    [Theory]
    [InlineData(119, "+1")]
    [InlineData(59, "")]
    [InlineData(-59, "")]
    [InlineData(-119, "−1")]
    public void How_late_a_cue_is_is_told_in_whole_minutes_towards_zero_as_everywhere(int seconds, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        using var page = new BunitContext();
        page.Services.AddHearingClient();
        var run = Run(RunStatus.Running);
        run = run with { Cues = [run.Cues[0], run.Cues[1] with { Forecast = [new(Start, Start.AddMinutes(10).AddSeconds(seconds), 0)] }] };
        var order = page.Render<ConsoleOrder>(p => p.Add(o => o.Run, run).Add(o => o.Zone, "Europe/Stockholm").Add(o => o.Notes, new Dictionary<string, string>())
            .Add(o => o.Reading, RundownReader.At(run, Start.AddMinutes(1))));
        Assert.Equal(text, order.FindAll("tbody tr")[1].QuerySelectorAll("td")[2].TextContent);
    }

    [Theory]
    [InlineData(60_000, "1:00")]
    [InlineData(59_001, "1:00")]
    [InlineData(1, "0:01")]
    [InlineData(0, "0:00")]
    [InlineData(-61_999, "+1:01")]
    public void The_countdown_is_rounded_up_and_counts_on_once_the_time_is_over(long milliseconds, string text) =>
        Assert.Equal(text, ConsoleWords.Clock(milliseconds));

    private Rundown Run(RunStatus status, SegmentState state = SegmentState.Running) => new(
        "2026", "main", status == RunStatus.NotStarted ? 0 : 1, status, 1,
        [Cue(_first, 0, status == RunStatus.NotStarted ? [new(Start, Start, 0)] : []), Cue(_second, 10, status == RunStatus.Finished ? [] : [new(Start, Start.AddMinutes(15), 0)])],
        status == RunStatus.Running ? [new(_first, state, Start, null, 0, 600_000, null)] : [], [], [], null);

    private static RundownCue Cue(PartId id, int minute, IReadOnlyList<InstantPiece> forecast) => new(
        id, null, "Session", PartKind.Presentation, "Presentation", null, null, Start.AddMinutes(minute), 600_000, EndPolicy.Warn, null, false, forecast);
}
