using System.Security.Cryptography;
using Hearing.Api.Films;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Films;

public sealed class FilmQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_film_handed_in_is_measured_at_once_and_its_versions_are_made_by_the_queue()
    {
        await using var world = await FilmWorld.MakeAsync(FilmToolTests.Marked);
        var measured = await world.App.InDatabase(db => db.Set<FilmMeasurement>().SingleAsync(Cancel));
        Assert.Equal((1312, 25.0, 1), (measured.Width, measured.FramesPerSecond, measured.Black.Count));
        await world.Queue.RunDueAsync(Cancel);
        var made = await world.App.InDatabase(db => db.Set<FilmRendition>().OrderBy(r => r.Kind).ToListAsync(Cancel));
        Assert.Equal([RenditionKind.Hd1080, RenditionKind.Hd720, RenditionKind.Poster], made.Select(r => r.Kind));
        Assert.Equal((FilmJobState.Done, 100), await world.App.InDatabase(db => db.Set<FilmJob>().Select(j => ValueTuple.Create(j.State, j.Percent)).SingleAsync(Cancel)));
        foreach (var (address, kind) in new[] { ("file", RenditionKind.Hd1080), ("file?size=720", RenditionKind.Hd720), ("poster.jpg", RenditionKind.Poster) })
        {
            using var answer = await world.App.As(FilmWorld.Juror).GetAsync($"{world.Api}/{address}", Cancel);
            var digest = Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Cancel)));
            Assert.Equal((made.Single(r => r.Kind == kind).Sha256, $"\"{digest}\""), (digest, answer.Headers.ETag?.Tag));
        }

        Assert.Equal(await File.ReadAllBytesAsync(FilmToolTests.Marked, Cancel), await world.App.As(FilmWorld.Candidate).GetByteArrayAsync($"{world.Api}/file?size=original", Cancel));
        Assert.DoesNotContain(Directory.GetDirectories(Path.Combine(world.App.DataDirectory, "films")), d => d.Contains("making-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_whose_node_died_is_begun_anew_and_one_that_runs_is_left_alone()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(4));
        await ChangeAsync(world, job => job.Start(world.App.Clock.GetUtcNow(), FilmQueue.Lease));
        await world.Queue.RunDueAsync(Cancel);
        Assert.Equal(FilmJobState.Running, await StateAsync(world));
        world.App.Clock.Advance(FilmQueue.Lease + TimeSpan.FromSeconds(1));
        await world.Queue.RunDueAsync(Cancel);
        Assert.Equal(FilmJobState.Done, await StateAsync(world));
    }

    [Fact]
    public async Task A_job_can_be_cancelled_while_it_runs_and_made_again()
    {
        await using var world = await FilmWorld.MakeAsync(FilmToolTests.Marked);
        var run = world.Queue.RunDueAsync(Cancel);
        while (await StateAsync(world) != FilmJobState.Running)
        {
            await Task.Yield();
        }

        await Forms.PressAsync(world.App.As(FilmWorld.Candidate), world.Page, $"{world.Page}/make", ("do", "cancel"));
        while (!run.IsCompleted)
        {
            world.App.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await run;
        Assert.Equal(FilmJobState.Cancelled, await StateAsync(world));
        Assert.Empty(await world.App.InDatabase(db => db.Set<FilmRendition>().ToListAsync(Cancel)));
        await Forms.PressAsync(world.App.As(FilmWorld.Candidate), world.Page, $"{world.Page}/make", ("do", "make"));
        Assert.Equal([FilmJobState.Cancelled, FilmJobState.Waiting], await world.App.InDatabase(db => db.Set<FilmJob>().OrderBy(j => j.QueuedAt).Select(j => j.State).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_film_that_cannot_be_made_says_why_and_does_not_stop_the_others()
    {
        await using var world = await FilmWorld.MakeAsync(SampleFilm.OfSeconds(4));
        var second = await world.HandInAsync(SampleFilm.OfSeconds(1));
        await File.WriteAllTextAsync(Path.Combine(world.App.DataDirectory, "films", world.Film.Sha256[..2], world.Film.Sha256), "trasig", Cancel);
        await world.Queue.RunDueAsync(Cancel);
        var jobs = await world.App.InDatabase(db => db.Set<FilmJob>().ToDictionaryAsync(j => j.FilmId!.Value, Cancel));
        Assert.Equal((FilmJobState.Failed, "NoFilm"), (jobs[world.Film.Id].State, jobs[world.Film.Id].Trouble));
        Assert.Equal(FilmJobState.Done, jobs[second.Id].State);
        Assert.Contains("Spara om den som MP4", System.Net.WebUtility.HtmlDecode(await world.App.As(FilmWorld.Technician).GetStringAsync(world.Page, Cancel)), StringComparison.Ordinal);
    }

    private static Task<FilmJobState> StateAsync(FilmWorld world) => world.App.InDatabase(db => db.Set<FilmJob>().OrderByDescending(j => j.QueuedAt).Select(j => j.State).FirstAsync(Cancel));

    private static Task<int> ChangeAsync(FilmWorld world, Action<FilmJob> change) => world.App.InDatabase(async db =>
    {
        change(await db.Set<FilmJob>().SingleAsync(Cancel));
        return await db.SaveChangesAsync(Cancel);
    });
}
