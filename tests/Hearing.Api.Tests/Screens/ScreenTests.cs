using System.Buffers.Binary;
using System.Net;
using System.Text;
using Hearing.Api.Films;
using Hearing.Api.Tests.Questions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Screens;

public sealed class ScreenTests : IAsyncLifetime
{
    private const string State = "/api/editions/dag/rooms/main/screen";
    private const string Meetings = "/api/editions/dag/rooms/main/meetings";
    private readonly QuestionDay _day = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _day.BegunAsync();

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_screen_shows_what_the_technician_chooses_in_its_one_room_until_it_is_revoked()
    {
        var screen = new DisplayBrowser(_day.App);
        var technician = _day.App.As(QuestionDay.Technician);
        await Forms.PressAsync(technician, "/dag/displays", ("code", await screen.CodeAsync()), ("room", "main"), ("shows", "Timer"), ("name", "Scenen"));
        Assert.Equal("/dag/screens/main/timer", (await screen.GetAsync("/display")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await screen.GetAsync("/dag/screens/main/timer")).StatusCode);
        Assert.Contains("\"kind\":\"timer\"", await (await screen.GetAsync(State)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        foreach (var closed in new[] { "/dag/screens/side/timer", "/api/editions/dag/rooms/side/screen", "/api/editions/dag/rooms/main/lobby", "/dag/screens/main/lobby", QuestionDay.Questions, "/dag/screens/main" })
        {
            Assert.Contains((await screen.GetAsync(closed)).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        }

        Assert.Equal("[]", await (await screen.GetAsync(Meetings)).Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain("meet.example", await (await screen.GetAsync("/dag/live/main")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var id = await _day.App.InDatabase(db => db.Set<Display>().Select(d => d.Id).SingleAsync(Cancel));
        await Forms.PressAsync(technician, "/dag/displays", $"/dag/displays/{id}/set", ("shows", "Lobby"), ("name", "Entrén"));
        Assert.Equal("/dag/screens/main/lobby", (await screen.GetAsync("/display")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await screen.GetAsync("/api/editions/dag/rooms/main/lobby")).StatusCode);
        await Forms.PressAsync(technician, "/dag/displays", $"/dag/displays/{id}/revoke");
        Assert.NotEqual(HttpStatusCode.OK, (await screen.GetAsync(State)).StatusCode);
    }

    [Fact]
    public async Task A_meeting_link_comes_when_it_opens_and_to_presenters_before_the_others()
    {
        Assert.Contains(await LinksAsync(QuestionDay.First), m => m.Link == "https://meet.example/one");
        await _day.CommandAsync(0, null, new StartRun());
        _day.App.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Contains(await LinksAsync(QuestionDay.Second), m => m is { Link: "https://meet.example/day", IsPresenter: true });
        Assert.DoesNotContain(await LinksAsync(QuestionDay.Guest), m => m.Link == "https://meet.example/day");
        Assert.Contains(await LinksAsync(QuestionDay.Guest), m => m is { Link: "https://meet.example/one", IsOnStage: true });
    }

    [Fact]
    public async Task The_jurys_own_link_reaches_jurors_without_conflict_and_no_other_page_or_answer()
    {
        await _day.CommandAsync(0, null, new StartRun());
        _day.App.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Contains(await LinksAsync(QuestionDay.Juror), m => m is { Link: "https://meet.example/jury", IsPrivate: true });
        foreach (var mail in new[] { QuestionDay.InConflict, QuestionDay.First, QuestionDay.Second, QuestionDay.Guest, QuestionDay.Preparation, QuestionDay.Technician })
        {
            foreach (var path in new[] { Meetings, "/dag/live/main", "/dag/me", "/dag/screens/main/hall", "/api/editions/dag/rooms/main/run" })
            {
                Assert.DoesNotContain("meet.example/jury", await _day.TextAsync(mail, path), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_candidate_reads_when_it_is_on_and_because_of_what()
    {
        await _day.CommandAsync(0, null, new StartRun());
        _day.App.Clock.Advance(TimeSpan.FromMinutes(37));
        var page = await _day.TextAsync(QuestionDay.Second, "/dag/me");
        Assert.Contains("i stället för 09:40", page, StringComparison.Ordinal);
        Assert.Contains("Eksjö kommun har dragit över 17 minuter", page, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"runningOver\"", await _day.TextAsync(QuestionDay.Second, "/api/editions/dag/me/turn"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-turn", await _day.TextAsync(QuestionDay.Guest, "/dag/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_checks_in_is_seen_session_by_session_in_the_hall_or_at_a_distance()
    {
        await Forms.PressAsync(_day.App.As(QuestionDay.First), "/dag/me", "/dag/me/check-in", ("from", "Remote"), ("film", "yes"), ("connection", "yes"));
        await Forms.PressAsync(_day.App.As(QuestionDay.Juror), "/dag/me", "/dag/me/check-in", ("from", "InHall"));
        var sessions = await _day.GetAsync<List<SessionPresence>>(QuestionDay.Technician, "/api/editions/dag/check-ins");
        var first = sessions[0].People.Where(p => p.From is not null).ToDictionary(p => p.Name);
        Assert.Equal((Attendance.Remote, true, true), (first[$"Namn på {QuestionDay.First}"].From!.Value, first[$"Namn på {QuestionDay.First}"].FilmChecked, first[$"Namn på {QuestionDay.First}"].ConnectionChecked));
        Assert.Equal(Attendance.InHall, first[$"Namn på {QuestionDay.Juror}"].From);
        Assert.DoesNotContain(sessions[0].People, p => p.Name == $"Namn på {QuestionDay.InConflict}");
        Assert.Contains("Du är incheckad på distans", await _day.TextAsync(QuestionDay.First, "/dag/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slides_are_seen_by_their_own_until_the_hall_shows_that_page()
    {
        var handed = await HandInAsync(QuestionDay.First, Pdf);
        Assert.Equal(HttpStatusCode.SeeOther, handed.StatusCode);
        var id = await _day.App.InDatabase(db => db.Set<Slides>().Select(s => s.Id).SingleAsync(Cancel));
        var page = $"/api/editions/dag/slides/{id}/pages/1.png";
        Assert.Equal(HttpStatusCode.NotFound, (await _day.App.As(QuestionDay.Second).GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _day.App.As(QuestionDay.InConflict).GetAsync(page, Cancel)).StatusCode);
        Assert.Equal("image/png", (await _day.App.As(QuestionDay.First).GetAsync(page, Cancel)).Content.Headers.ContentType?.MediaType);
        await Forms.PressAsync(_day.App.As(QuestionDay.Technician), "/dag/screens/main", "/dag/screens/main/slides", ("slides", $"{id}"), ("do", "show"));
        var shown = (await _day.GetAsync<ScreenState>(QuestionDay.Guest, State)).Slides!;
        Assert.Equal((1, 2, page), (shown.Page, shown.Pages, shown.Address));
        Assert.Equal(HttpStatusCode.OK, (await _day.App.As(QuestionDay.Second).GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _day.App.As(QuestionDay.Second).GetAsync(page.Replace("/1.png", "/2.png", StringComparison.Ordinal), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _day.App.As(QuestionDay.Second).GetAsync($"/api/editions/dag/slides/{id}/file", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_pdf_is_refused_with_what_to_do_and_nothing_is_kept()
    {
        var refused = await HandInAsync(QuestionDay.First, "PK not a pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("ingen PDF", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        Assert.Equal(0, await _day.App.InDatabase(db => db.Set<Slides>().CountAsync(Cancel)));
        Assert.Empty(Directory.GetFiles(Path.Combine(_day.App.DataDirectory, "films"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Slides_that_were_also_tried_as_a_film_are_still_there()
    {
        await HandInAsync(QuestionDay.First, Pdf);
        var slides = await _day.App.InDatabase(db => db.Set<Slides>().SingleAsync(Cancel));
        await using var scope = _day.App.Services.CreateAsyncScope();
        var intake = scope.ServiceProvider.GetRequiredService<FilmIntake>();
        await Assert.ThrowsAsync<Refused>(() => intake.TakeAsync(
            slides.EditionId, slides.CandidateId, "Fel fil", new MemoryStream(Encoding.ASCII.GetBytes(Pdf)), null, null, Cancel));
        Assert.True(scope.ServiceProvider.GetRequiredService<IFilmStorage>().Has(slides.Sha256));
    }

    [Fact]
    public async Task A_small_file_with_a_page_as_long_as_a_street_becomes_no_large_picture()
    {
        var answer = await HandInAsync(QuestionDay.First, Pdf.Replace("0 0 320 180", "0 0 4 14000", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var id = await _day.App.InDatabase(db => db.Set<Slides>().Select(s => s.Id).SingleAsync(Cancel));
        var picture = await _day.App.As(QuestionDay.First).GetByteArrayAsync($"/api/editions/dag/slides/{id}/pages/1.png", Cancel);
        // Width and height as the header of a PNG file has them.
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), 1, 1920);
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)), 1, 1920);
    }

    [Fact]
    public async Task Where_the_programme_was_taken_away_a_moment_ago_there_are_no_meetings_and_no_fault()
    {
        await LinksAsync(QuestionDay.Guest);
        await _day.App.InDatabase(db => db.Programmes.ExecuteDeleteAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await _day.App.As(QuestionDay.Guest).GetAsync(Meetings, Cancel)).StatusCode);
    }

    private static string Pdf => """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]>>endobj
        4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]>>endobj
        trailer<</Root 1 0 R>>
        """;

    private async Task<List<MeetingView>> LinksAsync(string mail) => await _day.GetAsync<List<MeetingView>>(mail, Meetings);

    private Task<HttpResponseMessage> HandInAsync(string mail, string content) =>
        Forms.PostFileAsync(_day.App.As(mail), "/dag/me", $"/dag/slides/{_day.One.Value}", "slides", "bilder.pdf", "application/pdf", Encoding.ASCII.GetBytes(content));
}
