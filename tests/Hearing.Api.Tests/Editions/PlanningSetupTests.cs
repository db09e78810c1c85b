using System.Net;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>What the plan needs beside sessions and rooms, on pages: rules, fixed times, open times, ways, panels, people, buffers.</summary>
public sealed class PlanningSetupTests : SetupPagesTest
{
    [Fact]
    public async Task Fixed_times_are_added_changed_and_removed()
    {
        await SavedAsync("points", new() { ["points[0].purpose"] = "Lokalen stänger", ["points[0].time"] = "21.30" });
        var (point, day) = ((await EditionAsync("demo")).HardPoints.Single(), (await EditionAsync("demo")).Days[0].Date);
        Assert.Equal(new HardPoint("lokalen-stanger", day, new(21, 30), "Lokalen stänger", null), point);
        await SavedAsync("points", new() { ["points[0].room"] = "main" });
        Assert.Equal(point with { Room = "main" }, (await EditionAsync("demo")).HardPoints.Single());
        await SavedAsync("points", new() { ["points[0].remove"] = "true" });
        Assert.Empty((await EditionAsync("demo")).HardPoints);
    }

    [Fact]
    public async Task Open_times_and_ways_are_for_rooms()
    {
        await SavedAsync("rooms", new() { ["rooms[1].name"] = "Lilla salen", ["rooms[1].slug"] = "small" });
        await SavedAsync("hours", new() { ["hours[0].room"] = "small", ["hours[0].from"] = "08:00", ["hours[0].until"] = "09:30" });
        await SavedAsync("ways", new() { ["ways[0].from"] = "main", ["ways[0].to"] = "small", ["ways[0].minutes"] = "7" });
        var edition = await EditionAsync("demo");
        Assert.Equal([new OpenTime(edition.Days[0].Date, new(8, 0), new(9, 30))], edition.Rooms[1].OpenTimes);
        Assert.Equal([new Travel("main", "small", 7)], edition.Travels);
        var before = await ExportAsync("demo");
        await SavedAsync("hours", []);
        await SavedAsync("ways", []);
        Assert.Equal(before, await ExportAsync("demo"));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_kept()
    {
        (string Page, string Typed, string Told, string Kept)[] wrong =
        [
            ("points", "points[0].purpose=Lunch&points[0].time=noon", "Skriv ett klockslag", "value=\"noon\""),
            ("hours", "hours[0].from=12:00&hours[0].until=11:00", "Sluttiden måste vara efter", "value=\"11:00\""),
            ("ways", "ways[0].minutes=4&ways[0].to=main", "Välj två olika rum", "value=\"4\""),
            ("rule?kind=Within", "from=11:00&until=never", "Skriv ett klockslag", "value=\"never\""),
            ("rule?kind=Within", "from=11:00&until=12:00", "Välj minst 1 pass", "value=\"12:00\""),
            ("rule?kind=Before", "order[0].session=", "Välj minst 2 pass", "Pass i en ordning"),
            ("rule?kind=BreakAfter", "minutes=2000", "Skriv ett heltal från 1 till 1440", "value=\"2000\""),
        ];
        var before = await ExportAsync("demo");
        foreach (var (page, typed, told, kept) in wrong)
        {
            var answer = await Browser().SubmitAsync($"/demo/setup/{page}", Changes(typed));
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{page}: {answer.StatusCode}");
            Assert.Contains(told, text, StringComparison.Ordinal);
            Assert.Contains(kept, text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await ExportAsync("demo"));
    }

    [Fact]
    public async Task A_rule_of_each_kind_is_added_kept_changed_and_removed()
    {
        var typed = new Dictionary<RuleKind, string>
        {
            [RuleKind.Before] = "order[0].session={0}&order[1].session={1}",
            [RuleKind.NotFirst] = "sessions={0}",
            [RuleKind.SameDay] = "sessions={0},{1}",
            [RuleKind.Apart] = "sessions={0},{1}",
            [RuleKind.Within] = "sessions={0}&from=11:00&until=13:30",
            [RuleKind.BreakAfter] = "minutes=90",
            [RuleKind.AtMostInARow] = "count=3&minutes=20&jurors={2}",
            [RuleKind.CloseTogether] = "minutes=45&jurors={2}",
            [RuleKind.CannotTimes] = "level=Wish",
            [RuleKind.FairTimes] = "level=Wish",
        };
        foreach (var kind in Enum.GetValues<RuleKind>())
        {
            await RoundAsync(kind, typed[kind]);
        }
    }

    [Fact]
    public async Task A_session_gets_a_panel_from_a_pool_people_and_a_buffer()
    {
        var (sessions, person) = await SomeAsync();
        var jurors = (await _app.InDatabase(db => db.People.Where(p => (p.Roles & Domain.People.Roles.Juror) != 0 && db.Editions.Any(e => e.Id == p.EditionId && e.Slug == "demo"))
            .OrderBy(p => p.Order).ToListAsync(Cancel))).Select(p => p.Id).ToList();
        var page = $"/demo/setup/sessions/{sessions[0].Value}";
        var answer = await Browser().SubmitAsync(page, new()
        {
            ["panel"] = "FromPool",
            ["jurors"] = string.Join(',', jurors.Select(j => j.Value)),
            ["quorum"] = "2",
            ["people"] = $"{person.Value}",
            ["buffer"] = "Om något drar över",
        });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var session = await _app.InDatabase(db => db.Sessions.SingleAsync(s => s.Id == sessions[0], Cancel));
        Assert.Equal((PanelKind.FromPool, 2, "Om något drar över"), (session.Panel.Kind, session.Panel.Quorum, session.BufferPurpose));
        Assert.Equal(jurors, session.Panel.Jurors);
        Assert.Equal([person], session.RequiredPeople);
        var refused = await Browser().SubmitAsync(page, new() { ["quorum"] = $"{jurors.Count + 1}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Skriv hur många som behövs", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Browser().SubmitAsync(page, new() { ["panel"] = "WholeJury" })).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser().SubmitAsync(page, new() { ["panel"] = "Named" })).StatusCode);
    }

    [Fact]
    public async Task Chosen_people_keep_their_order_also_when_their_access_was_withdrawn()
    {
        var (sessions, _) = await SomeAsync();
        await _app.InDatabase(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == sessions[0], Cancel);
            var people = await db.People.Where(p => p.EditionId == session.EditionId).OrderByDescending(p => p.Order).Take(3).ToListAsync(Cancel);
            people[0].WithdrawnAt = _app.Clock.GetUtcNow();
            session.RequiredPeople = [.. people.Select(p => p.Id)];
            return await db.SaveChangesAsync(Cancel);
        });
        var before = await ExportAsync("demo");
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser().SubmitAsync($"/demo/setup/sessions/{sessions[0].Value}", [])).StatusCode);
        Assert.Equal(before, await ExportAsync("demo"));
    }

    [Fact]
    public async Task A_rule_that_is_gone_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _app.As(Organiser).GetAsync("/demo/setup/rule?rule=nothing", Cancel)).StatusCode);

    private async Task RoundAsync(RuleKind kind, string typed)
    {
        var browser = Browser();
        var (sessions, person) = await SomeAsync();
        var changes = Changes(string.Format(null, typed, sessions[1].Value, sessions[0].Value, person.Value));
        Assert.Equal("/demo/setup/rules", (await browser.SubmitAsync($"/demo/setup/rule?kind={kind}", changes)).Headers.Location?.OriginalString);
        var (rule, before) = ((await EditionAsync("demo")).Rules.Single(), await ExportAsync("demo"));
        Assert.Equal((kind, typed.Contains("{0}", StringComparison.Ordinal)), (rule.Kind, rule.Sessions.Contains(sessions[1])));
        Assert.Equal(kind == RuleKind.Before, rule.Sessions.SequenceEqual([sessions[1], sessions[0]]));
        Assert.Equal(typed.Contains("{2}", StringComparison.Ordinal) ? [person] : [], rule.People);
        var page = $"/demo/setup/rule?rule={rule.Key}";
        Assert.Contains(page, await browser.Client.GetStringAsync("/demo/setup/rules", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, [])).StatusCode);
        Assert.Equal(before, await ExportAsync("demo"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, new() { ["level"] = "Ignore", ["weight"] = "9" })).StatusCode);
        var changed = (await EditionAsync("demo")).Rules.Single();
        Assert.Equal((RuleLevel.Ignore, 9, rule.Key, rule.Minutes, rule.Count), (changed.Level, changed.Weight, changed.Key, changed.Minutes, changed.Count));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, new() { ["remove"] = "true" })).StatusCode);
        Assert.Empty((await EditionAsync("demo")).Rules);
    }

    private static Dictionary<string, string> Changes(string typed) => typed.Split('&').Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => t[1]);

    private async Task SavedAsync(string section, Dictionary<string, string> changes) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser().SubmitAsync($"/demo/setup/{section}", changes)).StatusCode);

    /// <summary>The demo's sessions, and one person.</summary>
    private async Task<(List<SessionId> Sessions, PersonId Person)> SomeAsync()
    {
        var edition = (await EditionAsync("demo")).Id;
        return await _app.InDatabase(async db => (
            await db.Sessions.Where(s => s.EditionId == edition).OrderBy(s => s.Order).Select(s => s.Id).ToListAsync(Cancel),
            (await db.People.Where(p => p.EditionId == edition).OrderBy(p => p.Order).FirstAsync(Cancel)).Id));
    }
}
