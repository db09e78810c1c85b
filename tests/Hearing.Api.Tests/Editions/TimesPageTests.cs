using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>"When can you not", as everybody answers it.</summary>
public sealed class TimesPageTests : SetupPagesTest
{
    [Theory]
    [InlineData("candidate@demo.example")]
    [InlineData("juror@demo.example")]
    public async Task Anybody_who_takes_part_says_when_they_cannot(string mail)
    {
        var browser = Browser(mail);
        var answer = await browser.SubmitAsync("/demo/me/times", new() { ["times[0].from"] = "09:00", ["times[0].until"] = "10:00", ["times[0].reason"] = "Tåg" });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("Tåg", await browser.Client.GetStringAsync("/demo/me/times", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync("/demo/me/times", new() { ["times[0].until"] = "08:00" })).StatusCode);
    }

    [Fact]
    public async Task An_answer_for_a_day_that_is_none_any_more_stays_as_it_was()
    {
        var browser = Browser("candidate@demo.example");
        await browser.SubmitAsync("/demo/me/times", new() { ["times[0].from"] = "09:00", ["times[0].until"] = "10:00" });
        var day = (await EditionAsync("demo")).Days[0].Date;
        await Browser().SubmitAsync("/demo/setup/days", new() { ["days[0].date"] = "2026-09-01" });
        await browser.SubmitAsync("/demo/me/times", []);
        Assert.Equal(day, (await _app.InDatabase(db => db.CannotTimes.SingleAsync(c => c.From == new TimeOnly(9, 0), Cancel))).Date);
    }
}
