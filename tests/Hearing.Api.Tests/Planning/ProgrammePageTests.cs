using Hearing.Domain.Contracts;

namespace Hearing.Api.Tests.Planning;

public sealed class ProgrammePageTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly HttpClient _organiser;

    public ProgrammePageTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Before_anything_is_published_the_page_says_so()
    {
        await PlannedEdition.In(_app);
        var page = await Page(_app.Stranger());
        Assert.Contains("Programmet är inte publicerat än.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/2026/plan", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/2026/plan\"", await Page(_organiser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_version_is_shown_to_everybody_and_its_changes_to_organisers()
    {
        await PlannedEdition.In(_app);
        await PlaceAndPublish(10);
        await PlaceAndPublish(11);
        var page = await Page(_app.Stranger());
        Assert.DoesNotContain("flyttades", page, StringComparison.Ordinal);
        Assert.Contains("Eksjö: tiden flyttades från 10:00 till 11:00.", await Page(_organiser), StringComparison.Ordinal);
        Assert.Contains("Tisdag 10 mars", page, StringComparison.Ordinal);
        Assert.Contains("11:00</time>–12:00", page, StringComparison.Ordinal);
        Assert.Contains("/api/editions/2026/programme.pdf", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_that_does_not_exist_is_not_found() =>
        Assert.Equal(404, (int)(await _app.Stranger().GetAsync("/1999", TestContext.Current.CancellationToken)).StatusCode);

    private async Task PlaceAndPublish(int hour)
    {
        var session = (await PlannedEdition.Read(_organiser)).Sessions[1];
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, PlannedEdition.At(hour)));
        await PlannedEdition.Json<ProgrammeView>(await PlannedEdition.Publish(_organiser));
    }

    private static Task<string> Page(HttpClient client) => client.GetStringAsync("/2026", TestContext.Current.CancellationToken);
}
