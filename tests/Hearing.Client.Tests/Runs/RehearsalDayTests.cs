using System.Globalization;
using Bunit;
using Hearing.Client.Runs;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Client.Tests.Runs;

public sealed class RehearsalDayTests
{
    private static readonly RehearsalScript Script = new(7, LatePercent: 100, LateSeconds: 900, OverrunPercent: 100, OverrunSeconds: 900, AbsentPercent: 0);

    [Fact]
    public void It_is_played_step_by_step_to_the_end_that_was_foretold()
    {
        var day = RehearsalDay.Of(new SampleDay().Desk, SampleDay.Start.AddMinutes(-5), Script);
        Assert.Equal((RunStatus.Running, 1), (day.Rundown.Status, day.Played));
        day.Pass(TimeSpan.FromSeconds(4));
        while (!day.IsOver)
        {
            day.Step();
        }

        Assert.Equal(RunStatus.Finished, day.Rundown.Status);
        Assert.True(day.Result.End <= day.At);
    }

    [Fact]
    public void The_worst_of_twenty_seeds_is_no_better_than_the_first_and_another_seed_is_another_day()
    {
        var desk = new SampleDay().Desk;
        var first = RehearsalDay.Of(desk, SampleDay.Start, Script).Result;
        var worst = RehearsalDay.WorstOf(desk, SampleDay.Start, Script).Result;
        Assert.True(worst.HardPoints.Count(p => p.IsBroken) >= first.HardPoints.Count(p => p.IsBroken));
        Assert.NotEqual(first.End, RehearsalDay.Of(desk, SampleDay.Start, Script with { Seed = 8 }).Result.End);
    }

    [Fact]
    public async Task The_page_shows_the_end_the_hard_points_and_what_is_fragile_and_sends_nothing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        using var page = new BunitContext();
        var day = new SampleDay();
        var server = new RunServer(day);
        page.Services.AddHearingClient();
        page.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(SampleDay.Start.AddMinutes(-5)));
        page.Services.AddSingleton(new HttpClient(server) { BaseAddress = new Uri("http://127.0.0.1:9") });
        var rehearsal = page.Render<RehearsalIsland>(p => p.Add(r => r.Model, new RehearsalModel("2026", "Hearingen", "main", "Salen", "Europe/Stockholm")));
        rehearsal.WaitForElement("[data-live=true]");
        await rehearsal.Find("[data-worst]").ClickAsync(new());
        Assert.Contains("Slut 09:45", rehearsal.Find("[data-results]").TextContent, StringComparison.Ordinal);
        Assert.Contains("får dra över 5:00 innan Slut passeras", rehearsal.Find("[data-results] ol").TextContent, StringComparison.Ordinal);
        Assert.Empty(server.Commands);
        Assert.Equal(0, day.Rundown.Revision);
    }
}
