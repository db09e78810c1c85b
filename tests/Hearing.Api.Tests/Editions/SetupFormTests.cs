using System.Net;

namespace Hearing.Api.Tests.Editions;

/// <summary>What holds of every form that sets an edition up.</summary>
public sealed class SetupFormTests : SetupPagesTest
{
    [Theory]
    [InlineData("basics")]
    [InlineData("days")]
    [InlineData("rooms")]
    [InlineData("criteria")]
    [InlineData("template")]
    [InlineData("candidates")]
    [InlineData("conflicts")]
    [InlineData("points")]
    [InlineData("hours")]
    [InlineData("ways")]
    public async Task A_form_saved_as_it_stands_changes_nothing(string section)
    {
        var before = await ExportAsync("demo");
        var browser = Browser();
        var answer = await browser.SubmitAsync($"/demo/setup/{section}", []);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(before, await ExportAsync("demo"));
        Assert.Contains("Sparat.", await browser.Client.GetStringAsync(answer.Headers.Location, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_what_to_do()
    {
        var answer = await Browser().SubmitAsync("/demo/setup/days", new()
        {
            ["days[0].closes"] = "01:00",
            ["days[1].date"] = "the day after",
            ["days[1].opens"] = "09:00",
            ["days[1].closes"] = "12:00",
        });
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"the day after\"", page, StringComparison.Ordinal);
        Assert.Contains("Sluttiden måste vara efter starttiden.", page, StringComparison.Ordinal);
        Assert.Contains("Skriv ett datum", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_overtaken_is_not_saved_and_keeps_what_was_typed()
    {
        var (first, second) = (Browser(), Browser());
        var fields = await second.OpenAsync("/demo/setup/basics");
        Assert.Equal(HttpStatusCode.SeeOther, (await first.SubmitAsync("/demo/setup/basics", new() { ["name"] = "First" })).StatusCode);
        fields["name"] = "Second";
        var answer = await second.PostAsync("/demo/setup/basics", fields);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("value=\"Second\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("First", (await EditionAsync("demo")).Name);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.As("organiser@demo.example").PostAsync("/demo/setup/basics", new FormUrlEncodedContent([]), Cancel)).StatusCode);
}
