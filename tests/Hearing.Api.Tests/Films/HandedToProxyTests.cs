using System.Net;
using Hearing.Api.Films;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Films;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Films;

public sealed class HandedToProxyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_proxy_that_reads_films_the_server_says_which_and_sends_no_byte_and_still_asks_who_it_is()
    {
        using var day = await RunningEdition.MakeAsync(accelPrefix: "/_films/");
        var (digest, _) = await day.App.Services.GetRequiredService<IFilmStorage>().SaveAsync(new MemoryStream("en film"u8.ToArray()), Cancel);
        var film = await day.App.InDatabase(async db =>
        {
            var known = db.Films.Single();
            var stored = new Film
            {
                Id = Domain.FilmId.New(),
                EditionId = known.EditionId,
                CandidateId = known.CandidateId,
                Version = 2,
                Title = "Film",
                Sha256 = digest,
                SizeBytes = 7,
                Length = known.Length,
                MediaType = "video/mp4",
                UploadedAt = known.UploadedAt,
            };
            db.Add(stored);
            await db.SaveChangesAsync(Cancel);
            return stored;
        });
        var address = $"/api/editions/dag/films/{film.Id.Value}/file";
        var answer = await day.As(RunningEdition.Organiser).GetAsync(address, Cancel);
        Assert.Equal($"/_films/{digest[..2]}/{digest}", Assert.Single(answer.Headers.GetValues("X-Accel-Redirect")));
        Assert.Equal(($"\"{digest}\"", "video/mp4"), (answer.Headers.ETag!.Tag, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await day.App.Stranger().GetAsync(address, Cancel)).StatusCode);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", $"\"{digest}\"" }, { "Range", "bytes=0-0" } } };
        var unchanged = await day.As(RunningEdition.Organiser).SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.False(unchanged.Headers.Contains("X-Accel-Redirect"));
    }
}
