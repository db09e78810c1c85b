using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Hearing.Api.Help;
using Hearing.Api.Tests.Questions;
using Hearing.Domain.Contracts;
using Hearing.Domain.Help;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Help;

public sealed class HelpTests : IAsyncLifetime
{
    private const string Address = "/api/editions/dag/help";
    private readonly QuestionDay _day = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _day.BegunAsync();

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_stranger_with_scripts_off_asks_for_help_from_any_page_and_a_technician_takes_and_solves_it()
    {
        var stranger = _day.App.Stranger();
        stranger.DefaultRequestHeaders.Add("Cookie", "x=1");
        Assert.Contains("href=\"/_help", await stranger.GetStringAsync("/sign-in", Cancel), StringComparison.Ordinal);
        Assert.Contains("08-123 45 67", await stranger.GetStringAsync("/_help", Cancel), StringComparison.Ordinal);
        await Forms.PressAsync(stranger, "/_help", ("who", "Åsa, Leksand"), ("where", "Entrén"), ("what", "Vi kommer inte in"));
        var call = Assert.Single(await _day.GetAsync<List<HelpView>>(QuestionDay.Technician, Address));
        Assert.Equal(("Åsa, Leksand", "Entrén", "Vi kommer inte in", HelpState.Open), (call.Who, call.Where, call.What, call.State));
        await Forms.PressAsync(_day.App.As(QuestionDay.Technician), "/dag/help", $"/dag/help/{call.Id}", ("action", "take"), ("revision", $"{call.Revision}"));
        var taken = Assert.Single(await _day.GetAsync<List<HelpView>>(HearingApp.Organiser, Address));
        Assert.Equal((HelpState.Taken, "Namn på tekniker@example.org"), (taken.State, taken.TakenBy));
        Assert.Equal(HttpStatusCode.NoContent, (await HandleAsync(taken, HelpAction.Solve)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await HandleAsync(taken, HelpAction.Take)).StatusCode);
    }

    [Fact]
    public async Task An_error_page_leads_to_help()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dag/finns-inte");
        request.Headers.Accept.Add(new("text/html"));
        var page = await (await _day.App.Stranger().SendAsync(request, Cancel)).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("/_help?edition=dag", page, StringComparison.Ordinal);
        Assert.Contains("08-123 45 67", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_something_is_missing()
    {
        var page = await PostAsync(("who", "Åsa"), ("where", ""), ("what", "Inget ljud"));
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.All(["value=\"Åsa\"", "Inget ljud", "Skriv var du är"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Beyond_forty_calls_in_ten_minutes_an_address_is_told_to_telephone()
    {
        var edition = await _day.App.InDatabase(db => db.Editions.Select(e => e.Id).SingleAsync(Cancel));
        await _day.App.Store([.. Enumerable.Range(0, HelpRequest.MostByAddress)
            .Select(i => HelpRequest.Ask(edition, null, HelpDesk.AddressHash(null, _day.App.Clock.GetUtcNow()), $"N{i}", "Här", "Fel", _day.App.Clock.GetUtcNow()))]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(("who", "Åsa"), ("where", "Här"), ("what", "Fel"))).StatusCode);
        _day.App.Clock.Advance(HelpRequest.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(("who", "Åsa"), ("where", "Här"), ("what", "Fel"))).StatusCode);
    }

    private Task<HttpResponseMessage> HandleAsync(HelpView call, HelpAction action)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/{call.Id}") { Content = JsonContent.Create(new HelpHandled(action), options: WireJson.Options) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{call.Revision}\""));
        return _day.App.As(HearingApp.Organiser).SendAsync(request, Cancel);
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
    {
        var client = _day.App.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", "x=1");
        return await Forms.PostAsync(client, "/_help", "/_help", fields);
    }
}
