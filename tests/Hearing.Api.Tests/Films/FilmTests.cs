using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Films;

public sealed partial class FilmTests : IAsyncLifetime
{
    private const string Candidate = "kandidat@example.org";
    private const string Other = "annan@example.org";
    private const string Juror = "ledamot@example.org";
    private readonly HearingApp _app = new();
    private readonly CandidateId _own = CandidateId.New();
    private readonly CandidateId _other = CandidateId.New();
    private readonly EditionId _edition = EditionId.New();
    private readonly PersonId _juror = PersonId.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var edition = new Edition
        {
            Id = _edition,
            Slug = "film",
            Name = "Filmåret",
            Year = 2026,
            Mode = HearingMode.Virtual,
            Days = [new(new(2026, 3, 2), new(12, 0), new(17, 0))],
            Rooms = [new("main", "Salen", RoomKind.Virtual, 0, [], [], null, null)],
        };
        var start = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var part = new Part(PartId.New(), PartKind.Film, "Film", TimeSpan.FromMinutes(3), EndPolicy.Auto, null);
        await _app.Store(edition,
            new Candidate { Id = _own, EditionId = _edition, Name = "Åby" }, new Candidate { Id = _other, EditionId = _edition, Name = "Öby", Order = 1 },
            Person(Candidate, Roles.Candidate, _own), Person(Other, Roles.Candidate, _other), Person(Juror, Roles.Juror, null, _juror),
            new Programme
            {
                EditionId = _edition,
                Version = 1,
                PublishedAt = start.AddDays(-3),
                Items = [new(SessionId.New(), SessionKind.Candidate, "Åby", _own, "main", start, start.AddHours(1), [part], 0)],
            });
    }

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_film_handed_in_is_stored_byte_for_byte_with_its_length_by_decoding()
    {
        var answer = await HandIn(Candidate, _own, SampleFilm.OfSeconds(4));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var film = Assert.Single(await _app.InDatabase(db => Task.FromResult(db.Films.ToList())));
        Assert.Equal(TimeSpan.FromSeconds(4), film.Length);
        var bytes = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(4), Cancel);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), film.Sha256);
        Assert.Equal(bytes, await _app.As(Candidate).GetByteArrayAsync(FileOf(film.Id), Cancel));
    }

    [Fact]
    public async Task A_film_of_over_three_minutes_is_refused_with_the_length_found_and_what_was_typed_is_kept()
    {
        var answer = await HandIn(Candidate, _own, SampleFilm.OfSeconds(180.2), title: "För lång film");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("180,2", page, StringComparison.Ordinal);
        Assert.Contains("För lång film", page, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_app.DataDirectory, "films"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_film_of_exactly_three_minutes_is_taken() =>
        Assert.Equal(HttpStatusCode.Redirect, (await HandIn(Candidate, _own, SampleFilm.OfSeconds(180))).StatusCode);

    [Fact]
    public async Task A_playlist_in_disguise_is_refused()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("films-").FullName, "x.mp4");
        await File.WriteAllTextAsync(path, $"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{SampleFilm.OfSeconds(4)}\n#EXT-X-ENDLIST\n", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await HandIn(Candidate, _own, path)).StatusCode);
    }

    [Fact]
    public async Task Only_the_own_candidate_hands_in() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await HandIn(Other, _own, SampleFilm.OfSeconds(4))).StatusCode);

    [Fact]
    public async Task Others_fetch_the_film_from_thirty_minutes_before_the_first_film_of_the_day()
    {
        var film = await HandedIn();
        _app.Clock.SetUtcNow(new(2026, 3, 2, 11, 29, 59, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.NotFound, await Fetch(Other, film));
        _app.Clock.SetUtcNow(new(2026, 3, 2, 11, 30, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, await Fetch(Other, film));
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Stranger().GetAsync(FileOf(film), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_juror_in_conflict_sees_the_film_only_when_the_whole_room_does()
    {
        var film = await HandedIn();
        Assert.Equal(HttpStatusCode.OK, await Fetch(Juror, film));
        await _app.Store(new Conflict { Id = Guid.NewGuid(), EditionId = _edition, JurorId = _juror, CandidateId = _own, DeclaredAt = _app.Clock.GetUtcNow() });
        Assert.Equal(HttpStatusCode.NotFound, await Fetch(Juror, film));
        Assert.DoesNotContain("Åby", await _app.As(Juror).GetStringAsync("/api/editions/film/films", Cancel), StringComparison.Ordinal);
        _app.Clock.SetUtcNow(new(2026, 3, 2, 11, 45, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, await Fetch(Juror, film));
    }

    private static string FileOf(FilmId film) => $"/api/editions/film/films/{film.Value}/file";

    private async Task<HttpStatusCode> Fetch(string mail, FilmId film) => (await _app.As(mail).GetAsync(FileOf(film), Cancel)).StatusCode;

    private async Task<FilmId> HandedIn()
    {
        await HandIn(Candidate, _own, SampleFilm.OfSeconds(4));
        return (await _app.InDatabase(db => Task.FromResult(db.Films.Single()))).Id;
    }

    private Person Person(string mail, Roles roles, CandidateId? candidate, PersonId? id = null) =>
        new() { Id = id ?? PersonId.New(), EditionId = _edition, Name = mail, Mail = mail, Roles = roles, CandidateId = candidate };

    /// <summary>Opens the own page as a browser does, takes its token and sends the form.</summary>
    private async Task<HttpResponseMessage> HandIn(string mail, CandidateId candidate, string path, string title = "Vår film")
    {
        var client = _app.As(mail);
        var page = await client.GetAsync("/film/me", Cancel);
        var formCookie = page.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0];
        var token = Token().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(title), "title" } };
        var file = new ByteArrayContent(await File.ReadAllBytesAsync(path, Cancel));
        file.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        form.Add(file, "film", "film.mp4");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/film/films/{candidate.Value}") { Content = form };
        request.Headers.Add("Cookie", $"{client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {formCookie}");
        return await client.SendAsync(request, Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
