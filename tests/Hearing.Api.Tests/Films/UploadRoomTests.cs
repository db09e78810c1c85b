using System.Net;
using System.Text;
using Hearing.Api.Films;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Films;

/// <summary>How much there is room for, who writes, and what is left when a server ends in the middle.</summary>
public sealed class UploadRoomTests : UploadYear
{
    private readonly LittleRoom _disk = new();

    public UploadRoomTests() => App = new()
    {
        Settings = { ["Hearing:Films:MaxBytesPerCandidate"] = "100000", ["Hearing:Films:MaxBytes"] = "90000", ["Hearing:Films:BytesKeptFree"] = "0" },
        Ports = services => services.AddSingleton<IUploadStorage>(provider => _disk.Around(ActivatorUtilities.CreateInstance<DirectoryUploadStorage>(provider))),
    };

    [Fact]
    public async Task More_than_the_most_or_than_the_candidates_share_is_refused_until_something_is_given_up()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Tus.BeginAsync(90_001, TusClient.Metadata(Own))).StatusCode);
        var first = await BegunAsync(60_000);
        using var over = await Tus.BeginAsync(40_001, TusClient.Metadata(Own));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
        Assert.Contains("quota-used", await over.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await new TusClient(App.As(Other)).BeginAsync(90_000, TusClient.Metadata(Theirs))).StatusCode);
        await Tus.EndAsync(first);
        Assert.Equal(HttpStatusCode.Created, (await Tus.BeginAsync(40_001, TusClient.Metadata(Own))).StatusCode);
    }

    [Fact]
    public async Task Films_that_were_handed_in_count_in_the_candidates_share()
    {
        var film = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(4), Cancel);
        Assert.InRange(film.Length, 11_000, 90_000);
        await Tus.SettledAsync(await BegunAsync(film.Length), film);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Tus.BeginAsync(100_001 - film.Length, TusClient.Metadata(Own))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Tus.BeginAsync(100_000 - film.Length, TusClient.Metadata(Own))).StatusCode);
    }

    [Fact]
    public async Task Nobody_has_more_than_five_under_way_however_many_are_asked_for_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Tus.BeginAsync(10, TusClient.Metadata(Own))));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_full_disk_is_told_before_and_during_and_what_had_come_stays_and_goes_on_when_there_is_room()
    {
        _disk.Free = 999;
        Assert.Equal(HttpStatusCode.InsufficientStorage, (await Tus.BeginAsync(1000, TusClient.Metadata(Own))).StatusCode);
        _disk.Free = 50_000;
        var (bytes, address) = (Bytes(50_000), await BegunAsync(50_000));
        // What is promised to one is not promised to another.
        Assert.Equal(HttpStatusCode.InsufficientStorage, (await Tus.BeginAsync(1, TusClient.Metadata(Own))).StatusCode);
        await Tus.AddAsync(address, 0, bytes[..10_000]);
        _disk.Free = 8_192;
        using var full = await Tus.AddAsync(address, 10_000, bytes[10_000..]);
        Assert.Equal(HttpStatusCode.InsufficientStorage, full.StatusCode);
        Assert.Contains("storage-full", await full.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var kept = await Tus.OffsetAsync(address);
        Assert.InRange(kept, 10_000, 18_192);
        _disk.Free = 100_000;
        await Tus.AddAsync(address, kept, bytes[(int)kept..^1]);
        Assert.Equal(bytes[..^1], await File.ReadAllBytesAsync(Files().Single(), Cancel));
    }

    [Fact]
    public async Task A_piece_that_is_longer_than_what_is_missing_is_not_taken_even_if_it_does_not_say_so()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Tus.AddAsync(address, 10, Bytes(91))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Tus.AddAsync(address, 10, new StreamContent(new Unending(91)))).StatusCode);
        Assert.Equal(10, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task A_newer_request_takes_over_from_one_whose_line_is_dead_and_keeps_what_it_brought()
    {
        var (bytes, address) = (Bytes(100), await BegunAsync(100));
        var line = new SlowLine();
        var old = Tus.AddAsync(address, 0, line);
        await line.SendAsync(bytes[..30]);
        await ReachesAsync(address, 30);
        // The newer one asks where to go on, and the older is stopped before it is looked at.
        using var newer = await Tus.AddAsync(address, 30, bytes[30..60]);
        Assert.Equal((204, 60), ((int)newer.StatusCode, await Tus.OffsetAsync(address)));
        line.End();
        Assert.Equal(HttpStatusCode.Locked, (await old).StatusCode);
        Assert.Equal(bytes[..60], await File.ReadAllBytesAsync(Files().Single(), Cancel));
    }

    [Fact]
    public async Task While_another_node_writes_an_upload_is_locked()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        using (App.Services.GetRequiredService<IUploadStorage>().TryTake(Guid.Parse(address.Split('/')[^1]))!)
        {
            Assert.Equal(HttpStatusCode.Locked, (await Tus.AddAsync(address, 10, Bytes(10))).StatusCode);
            Assert.Equal(HttpStatusCode.Locked, (await Tus.EndAsync(address)).StatusCode);
            Assert.Equal(10, await Tus.OffsetAsync(address));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await Tus.AddAsync(address, 10, Bytes(10))).StatusCode);
    }

    [Fact]
    public async Task A_line_on_which_nothing_comes_for_a_minute_is_given_up_and_what_came_is_kept()
    {
        var address = await BegunAsync(100);
        var line = new SlowLine();
        var sending = Tus.AddAsync(address, 0, line);
        await line.SendAsync(Bytes(30));
        await ReachesAsync(address, 30);
        App.Clock.Advance(TimeSpan.FromSeconds(59));
        await line.SendAsync(Bytes(20, 2));
        await ReachesAsync(address, 50);
        App.Clock.Advance(TimeSpan.FromSeconds(59));
        await line.SendAsync(Bytes(10, 3));
        await ReachesAsync(address, 60);
        for (var tries = 0; !sending.IsCompleted && tries < 20; tries++)
        {
            App.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(sending, Task.Delay(100, Cancel));
        }

        Assert.True(sending.IsCompleted);
        line.End();
        Assert.Equal(60, await Tus.OffsetAsync(address));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_server_left_when_all_bytes_were_here_is_taken_by_the_next_once(bool moved)
    {
        var film = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(4), Cancel);
        var id = Guid.CreateVersion7();
        var person = await App.InDatabase(db => db.People.SingleAsync(p => p.Mail == Candidate, Cancel));
        var storage = App.Services.GetRequiredService<IUploadStorage>();
        using (var part = storage.TryTake(id)!)
        {
            await App.Store(new Upload
            {
                Id = id,
                EditionId = Edition,
                CandidateId = Own,
                Kind = UploadKind.Film,
                Length = film.Length,
                FileName = "f.mp4",
                Title = "Kvar",
                StartedBy = person.Id,
                StartedAt = App.Clock.GetUtcNow(),
                ExpiresAt = App.Clock.GetUtcNow().AddHours(1),
                State = moved ? UploadState.Checking : UploadState.Open,
            });
            await part.AppendAsync(new(film));
            if (moved)
            {
                await part.KeepAsync(Cancel);
            }
        }

        App.Services.GetRequiredService<UploadChecking>().Wake();
        var view = await Tus.SettledAsync($"/api/editions/film/uploads/{id}");
        Assert.Equal((UploadState.Taken, 1), (view.State, await App.InDatabase(db => db.Films.CountAsync(Cancel))));
    }

    private async Task ReachesAsync(string address, long offset)
    {
        for (var tries = 0; await Tus.OffsetAsync(address) < offset; tries++)
        {
            Assert.True(tries < 200, $"does not reach {offset}");
            await Task.Delay(20, Cancel);
        }
    }

    /// <summary>So many bytes of unknown length.</summary>
    private sealed class Unending(int count) : MemoryStream(Encoding.ASCII.GetBytes(new string('x', count)))
    {
        public override bool CanSeek => false;
    }
}
