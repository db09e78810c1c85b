using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hearing.Domain.Films;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Films;

/// <summary>Whose an upload is, and what becomes of it.</summary>
public sealed class UploadOwnerTests : UploadYear
{
    [Fact]
    public async Task To_everybody_but_its_owner_an_upload_does_not_exist_whatever_is_asked()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        foreach (var mail in new[] { Teammate, Other, Technician, HearingApp.Organiser, Guest, null })
        {
            var other = new TusClient(mail is null ? App.Stranger() : App.As(mail));
            foreach (var answer in new[]
            {
                await other.HeadAsync(address), await other.SendAsync(HttpMethod.Get, address), await other.AddAsync(address, 10, Bytes(10)), await other.EndAsync(address),
            })
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.False(answer.Headers.Contains("Upload-Offset"));
            }
        }

        Assert.Equal(10, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task Another_sites_page_changes_nothing()
    {
        var address = await BegunAsync(100);
        foreach (var (name, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var added = await Tus.AddAsync(address, 0, Bytes(10), (name, value));
            using var begun = await Tus.SendAsync(HttpMethod.Post, "/api/editions/film/uploads", ("Upload-Length", "9"), ("Upload-Metadata", TusClient.Metadata(Own)), (name, value));
            using var ended = await Tus.SendAsync(HttpMethod.Delete, address, (name, value));
            Assert.All(new[] { added, begun, ended }, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
            Assert.False(added.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Equal(0, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task A_team_hands_in_for_its_own_candidate_and_a_technician_for_any()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Tus.BeginAsync(100, TusClient.Metadata(Theirs))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await new TusClient(App.As(Technician)).BeginAsync(100, TusClient.Metadata(Theirs))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new TusClient(App.As(Technician)).BeginAsync(100, TusClient.Metadata(Hearing.Domain.CandidateId.New()))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await new TusClient(App.As(Guest)).BeginAsync(100, TusClient.Metadata(Own))).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_hand_in_any_more_does_not_go_on_with_what_was_begun()
    {
        var address = await BegunAsync(100);
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(p => p.Mail == Candidate, Cancel)).WithdrawnAt = App.Clock.GetUtcNow();
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await Tus.AddAsync(address, 0, Bytes(10))).StatusCode);
    }

    [Fact]
    public async Task A_film_is_stored_byte_for_byte_under_its_digest_and_nothing_is_left_of_the_upload()
    {
        var bytes = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(4), Cancel);
        var address = await BegunAsync(bytes.Length);
        var view = await Tus.SettledAsync(address, bytes);
        var film = await App.InDatabase(db => db.Films.SingleAsync(Cancel));
        Assert.Equal((UploadState.Taken, film.Id.Value, "Vår film", TimeSpan.FromSeconds(4)), (view.State, view.Became, film.Title, film.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), film.Sha256);
        Assert.Equal(film.Sha256, Path.GetFileName(await EventuallyOneAsync()));
        Assert.Equal(bytes, await App.As(Candidate).GetByteArrayAsync($"/api/editions/film/films/{film.Id.Value}/file", Cancel));
        Assert.Equal((long)bytes.Length, await Tus.OffsetAsync(address));
        Assert.Equal(HttpStatusCode.NoContent, (await Tus.EndAsync(address)).StatusCode);
        Assert.Equal(1, await App.InDatabase(db => db.Films.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_no_film_is_refused_in_the_readers_words_and_no_byte_is_kept()
    {
        var view = await Tus.SettledAsync(await BegunAsync(5000), Bytes(5000));
        Assert.Equal((UploadState.Refused, "NoFilm", "Filen är ingen film som går att spela upp. Lämna in MP4, MOV eller WebM."), (view.State, view.Refusal, view.Words));
        var tooLong = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(180.2), Cancel);
        view = await Tus.SettledAsync(await BegunAsync(tooLong.Length), tooLong);
        Assert.Contains("180,2", view.Words, StringComparison.Ordinal);
        for (var tries = 0; Files().Count > 0; tries++)
        {
            Assert.True(tries < 100, string.Join(' ', Files()));
            await Task.Delay(50, Cancel);
        }
    }

    [Fact]
    public async Task Slides_go_the_same_way()
    {
        var pdf = Encoding.ASCII.GetBytes(Web.AccessRequests.SamplePdf);
        var address = await Tus.BegunAsync(pdf.Length, TusClient.Metadata(Own, "slides", "bilder.pdf", null));
        var view = await Tus.SettledAsync(address, pdf);
        var slides = await App.InDatabase(db => db.Set<Slides>().SingleAsync(Cancel));
        Assert.Equal((UploadState.Taken, slides.Id, 1, Own), (view.State, view.Became, slides.Pages, slides.CandidateId));
        var noPdf = await Tus.BegunAsync(100, TusClient.Metadata(Own, "slides", "bilder.pdf", null));
        Assert.Contains("ingen PDF", (await Tus.SettledAsync(noPdf, Bytes(100))).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Tus.BeginAsync(Slides.MostBytes + 1, TusClient.Metadata(Own, "slides"))).StatusCode);
    }

    [Fact]
    public async Task An_erased_person_leaves_no_upload_and_what_is_held_names_it()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        var person = await App.InDatabase(db => db.People.Where(p => p.Mail == Candidate).Select(p => p.Id).SingleAsync(Cancel));
        Assert.Contains("film.mp4", await App.As(HearingApp.Organiser).GetStringAsync($"/film/people/{person.Value}/held.json", Cancel), StringComparison.Ordinal);
        await Forms.PressAsync(App.As(HearingApp.Organiser), $"/film/people/{person.Value}", $"/film/people/{person.Value}/erase", ("sure", "yes"));
        Assert.Equal(0, await App.InDatabase(db => db.Set<Upload>().CountAsync(Cancel)));
        for (var tries = 0; Files().Count > 0; tries++)
        {
            Assert.True(tries < 200, "not swept");
            App.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(50, Cancel);
        }
    }

    private async Task<string> EventuallyOneAsync()
    {
        for (var tries = 0; Files().Count > 1 && tries < 100; tries++)
        {
            await Task.Delay(50, Cancel);
        }

        return Files().Single();
    }
}
