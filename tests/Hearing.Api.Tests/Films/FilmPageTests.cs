using System.Net;
using System.Text;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Films;

public sealed class FilmPageTests : IAsyncLifetime
{
    private const string Vtt = "WEBVTT\n\n00:00.000 --> 00:04.000\nEn lugn mening att läsa.\n";
    private FilmWorld _world = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(4));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_film_goes_from_red_to_signed_off_step_by_step()
    {
        await _world.Queue.RunDueAsync(Cancel);
        await ShowsAsync("Filmen behöver undertexter");
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(FilmWorld.Candidate, "sv", Vtt)).StatusCode);
        await ShowsAsync("Filmen har inget ljud");
        await PressAsync(FilmWorld.Candidate, "consents", ("name", "Bo Berg"), ("until", "2026-03-01"));
        await ShowsAsync("Ett samtycke gäller inte längre");
        var consent = await _world.App.InDatabase(db => db.Set<FilmConsent>().SingleAsync(Cancel));
        Assert.Equal(("Bo Berg", new DateOnly(2026, 3, 1)), (consent.Name, consent.Until));
        await PressAsync(FilmWorld.Candidate, "sign-off", ("do", "sign"));
        await PressAsync(FilmWorld.Technician, "sign-off", ("do", "sign"));
        Assert.Equal([SignOffSide.Candidate, SignOffSide.Technician], await SidesAsync());
        var page = await ReadAsync(FilmWorld.Juror);
        Assert.Contains($"Tekniken: {FilmWorld.Technician}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-off\"", page, StringComparison.Ordinal);
        await PressAsync(FilmWorld.Technician, "sign-off", ("do", "undo"));
        Assert.Equal([SignOffSide.Candidate], await SidesAsync());
    }

    [Fact]
    public async Task A_new_version_and_changed_captions_are_signed_off_anew()
    {
        await PressAsync(FilmWorld.Candidate, "sign-off", ("do", "sign"));
        await SendAsync(FilmWorld.Candidate, "en", Vtt);
        Assert.Empty(await SidesAsync());
        await PressAsync(FilmWorld.Candidate, "sign-off", ("do", "sign"));
        var next = await _world.HandInAsync(SampleFilm.OfSeconds(1));
        var page = WebUtility.HtmlDecode(await _world.App.As(FilmWorld.Candidate).GetStringAsync($"/film/films/{next.Id.Value}", Cancel));
        Assert.Contains("Inte godkänd av kandidaten", page, StringComparison.Ordinal);
        Assert.Contains($"/film/films/{_world.Film.Id.Value}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_organiser_excuses_missing_captions_and_says_why()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Forms.PostAsync(_world.App.As(FilmWorld.Candidate), _world.Page, $"{_world.Page}/excuse", ("why", "Ingen talar."))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Forms.PostAsync(_world.App.As(FilmWorld.Organiser), _world.Page, $"{_world.Page}/excuse", ("why", " "))).StatusCode);
        await PressAsync(FilmWorld.Organiser, "excuse", ("why", "Ingen talar i filmen."));
        Assert.Contains("Visas utan undertexter: Ingen talar i filmen.", await ReadAsync(FilmWorld.Technician), StringComparison.Ordinal);
        await PressAsync(FilmWorld.Organiser, "excuse", ("do", "undo"));
        Assert.Contains("Undertexter saknas.", await ReadAsync(FilmWorld.Technician), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_can_be_withdrawn_and_given_again()
    {
        await PressAsync(FilmWorld.Candidate, "consents", ("name", "Bo <b>Berg"));
        var id = await _world.App.InDatabase(db => db.Set<FilmConsent>().Select(c => c.Id).SingleAsync(Cancel));
        await PressAsync(FilmWorld.Candidate, $"consents/{id}");
        Assert.Contains("Samtycket från Bo &lt;b&gt;Berg gäller inte", await RawAsync(FilmWorld.Candidate), StringComparison.Ordinal);
        await PressAsync(FilmWorld.Candidate, $"consents/{id}");
        Assert.DoesNotContain("gäller inte på hearingdagen", await ReadAsync(FilmWorld.Candidate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captions_come_as_SRT_and_leave_as_WebVTT_in_several_languages()
    {
        await SendAsync(FilmWorld.Candidate, "en", "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
        await SendAsync(FilmWorld.Candidate, "sv", Vtt);
        var client = _world.App.As(FilmWorld.Technician);
        Assert.Equal("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", await client.GetStringAsync($"{_world.Api}/captions/en.vtt", Cancel));
        Assert.Equal(Vtt, await client.GetStringAsync($"{_world.Api}/captions.vtt", Cancel));
        Assert.Equal("[\"sv\",\"en\"]", await client.GetStringAsync($"{_world.Api}/captions", Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{_world.Api}/captions/fi.vtt", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(FilmWorld.Candidate, "EN_x", Vtt)).StatusCode);
    }

    [Fact]
    public async Task Captions_that_somebody_changed_meanwhile_are_not_overwritten()
    {
        await SendAsync(FilmWorld.Candidate, "sv", Vtt);
        Assert.Equal((HttpStatusCode)428, (await SendAsync(FilmWorld.Candidate, "sv", Vtt)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(FilmWorld.Candidate, "sv", Vtt, "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(FilmWorld.Candidate, "sv", Vtt.Replace("lugn", "annan", StringComparison.Ordinal), "\"1\"")).StatusCode);
        var stale = await Forms.PostAsync(_world.App.As(FilmWorld.Technician), $"{_world.Page}/captions", $"{_world.Page}/captions", ("language", "sv"), ("revision", "1"), ("text", Vtt.Replace("lugn", "egen", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("En egen mening", await stale.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captions_that_cannot_be_read_are_refused_and_what_was_typed_is_kept()
    {
        var answer = await Forms.PostAsync(_world.App.As(FilmWorld.Candidate), $"{_world.Page}/captions", $"{_world.Page}/captions", ("language", "sv"), ("revision", "0"), ("text", "Bara ord </textarea><script>alert(1)</script>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("varken WebVTT eller SRT", page, StringComparison.Ordinal);
        Assert.Contains("Bara ord &lt;/textarea&gt;&lt;script&gt;", page, StringComparison.Ordinal);
    }

    private async Task ShowsAsync(string next) => Assert.Contains(next, await ReadAsync(FilmWorld.Candidate), StringComparison.Ordinal);

    private async Task<string> ReadAsync(string mail) => WebUtility.HtmlDecode(await RawAsync(mail));

    private Task<string> RawAsync(string mail) => _world.App.As(mail).GetStringAsync(_world.Page, Cancel);

    private Task PressAsync(string mail, string what, params (string, string)[] fields) => Forms.PressAsync(_world.App.As(mail), _world.Page, $"{_world.Page}/{what}", fields);

    private Task<List<SignOffSide>> SidesAsync() => _world.App.InDatabase(db => db.Set<SignOff>().Where(s => s.FilmId == _world.Film.Id).OrderBy(s => s.Side).Select(s => s.Side).ToListAsync(Cancel));

    private async Task<HttpResponseMessage> SendAsync(string mail, string language, string text, string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_world.Api}/captions/{language}") { Content = new StringContent(text, Encoding.UTF8, "text/vtt") };
        if (match is not null)
        {
            request.Headers.IfMatch.Add(new(match));
        }

        return await _world.App.As(mail).SendAsync(request, Cancel);
    }
}
