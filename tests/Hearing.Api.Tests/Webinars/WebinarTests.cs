using System.Net;
using Hearing.Api.Tests.Jury;
using Hearing.Domain;
using Hearing.Domain.Webinars;

namespace Hearing.Api.Tests.Webinars;

public sealed class WebinarTests : JuryTests
{
    private const string Edit = "/jury/webinars/edit";

    [Fact]
    public async Task A_webinar_is_listed_with_its_local_time_and_links()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Sent(("title", "Vi är bäst"), ("date", "2026-10-25"), ("time", "14:30"), ("recordingLink", "https://video.example/1"))).StatusCode);
        var webinar = Assert.Single(await Stored());
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 13, 30, 0, TimeSpan.Zero), webinar.StartsAt);
        var page = await Jury.App.Stranger().GetStringAsync("/jury/webinars", JuryApp.Cancel);
        Assert.Contains("25 oktober 2026 14:30", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://video.example/1\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("joinLink", "javascript:alert(1)", "börjar med https"), InlineData("time", "14:30", "både datum och klockslag"), InlineData("title", " ", "rubrik på högst"),
     InlineData("length", "0", "1 till 1 440")]
    public async Task A_refused_webinar_keeps_what_was_typed_and_says_what_to_do(string field, string value, string advice)
    {
        var answer = await Sent([.. new[] { ("title", "Min rubrik") }.Where(d => d.Item1 != field), ("description", "Lång text"), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains(advice, page.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Lång text", page, StringComparison.Ordinal);
        Assert.Empty(await Stored());
    }

    [Fact]
    public async Task A_time_that_the_clock_change_skips_is_refused() =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sent(("title", "Natt"), ("date", "2026-03-29"), ("time", "02:30"))).StatusCode);

    [Fact]
    public async Task A_webinar_changed_meanwhile_is_not_overwritten()
    {
        await Sent(("title", "Först"));
        var key = $"{(await Stored())[0].Id.Value}";
        Assert.Equal(HttpStatusCode.SeeOther, (await Sent(("title", "Sedan"), ("key", key), ("revision", "0"))).StatusCode);
        var answer = await Sent(("title", "För sent"), ("key", key), ("revision", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Sedan", (await Stored())[0].Title);
    }

    [Fact]
    public async Task A_link_that_came_by_import_and_is_none_of_the_web_is_not_shown()
    {
        await Jury.App.Store(new Webinar { Id = WebinarId.New(), EditionId = Jury.Edition, Title = "Smuggel", JoinLink = "javascript:alert(1)" });
        var page = await Jury.App.Stranger().GetStringAsync("/jury/webinars", JuryApp.Cancel);
        Assert.Contains("Smuggel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Sent(params (string Name, string Value)[] fields)
    {
        var all = new (string Name, string Value)[] { ("key", "new"), ("length", "90"), ("description", "…") }.Where(d => fields.All(f => f.Name != d.Name)).Concat(fields);
        return Jury.Send(HearingApp.Organiser, Edit, Edit, [.. all]);
    }

    private Task<List<Webinar>> Stored() => Jury.App.InDatabase(db => Task.FromResult(db.Webinars.ToList()));
}
