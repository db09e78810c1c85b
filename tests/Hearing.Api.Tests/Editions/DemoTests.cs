using System.Net;
using Hearing.Api.Editions;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

public sealed class DemoTests : IDisposable
{
    private readonly HearingApp _app = new() { Settings = { ["Hearing:Demo"] = "true" } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_empty_database_gets_both_samples()
    {
        var list = await _app.As("organiser@demo.example").GetStringAsync("/api/editions", Cancel);
        Assert.Contains("\"slug\":\"2021\"", list, StringComparison.Ordinal);
        Assert.Contains("\"slug\":\"demo\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_session_of_the_demo_begins_five_minutes_after_the_start()
    {
        _app.Clock.SetUtcNow(new(2026, 3, 2, 8, 0, 20, TimeSpan.Zero));
        var first = await FirstSlot();
        Assert.Equal((new DateOnly(2026, 3, 2), new TimeOnly(9, 6)), first);
    }

    [Theory]
    [InlineData(21, 59, 59, 2, 23, 5)]
    [InlineData(22, 0, 0, 2, 23, 5)]
    [InlineData(22, 0, 1, 3, 0, 5)]
    public async Task With_less_than_an_hour_of_the_day_left_the_demo_is_tomorrow(int hour, int minute, int second, int day, int startHour, int startMinute)
    {
        _app.Clock.SetUtcNow(new(2026, 3, 2, hour, minute, second, TimeSpan.Zero));
        Assert.Equal((new DateOnly(2026, 3, day), new TimeOnly(startHour, startMinute)), await FirstSlot());
    }

    [Fact]
    public async Task Jurors_of_the_demo_have_their_roles()
    {
        var people = await _app.InDatabase(db => db.People.Where(p => (p.Roles & Roles.Juror) != 0).ToListAsync(Cancel));
        Assert.All(people, p => Assert.Equal(p.Roles, p.ActiveRoles));
    }

    [Fact]
    public async Task A_draft_is_not_shown_to_strangers()
    {
        Assert.DoesNotContain("demo", await _app.Stranger().GetStringAsync("/api/editions", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Stranger().GetAsync("/api/editions/demo", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("demo")]
    public async Task A_sample_comes_out_as_it_went_in(string name)
    {
        var export = await _app.As("organiser@demo.example").GetStringAsync($"/api/editions/{name}/export", Cancel);
        var document = Samples.Document(name);
        var expected = name == "demo" ? DemoTimes.From(_app.Clock.GetUtcNow(), HearingZone.Named(document.TimeZone)).Apply(document) : document;
        Assert.Equal(EditionJson.Canonical(expected), export);
    }

    private async Task<(DateOnly, TimeOnly)> FirstSlot()
    {
        var sessions = await _app.InDatabase(async db =>
        {
            var demo = await db.Editions.SingleAsync(e => e.Slug == "demo", Cancel);
            return await db.Sessions.Where(s => s.EditionId == demo.Id).ToListAsync(Cancel);
        });
        var first = sessions.MinBy(s => (s.Slot!.Date, s.Slot.Start))!.Slot!;
        return (first.Date, first.Start);
    }
}
