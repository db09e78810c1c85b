using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Hearing.Api.Tests.Films;

/// <summary>The protocol's own words: what tus 1.0.0 says must be so, of the core and the four extensions.</summary>
public sealed class UploadTests : UploadYear
{
    [Fact]
    public async Task What_is_supported_is_told_without_a_version()
    {
        using var answer = await Tus.SendAsync(HttpMethod.Options, "/api/editions/film/uploads", ("Tus-Resumable", ""));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(("1.0.0", "creation,expiration,checksum,termination", "2147483648", "sha1,sha256"),
            (TusClient.Header(answer, "Tus-Version"), TusClient.Header(answer, "Tus-Extension"), TusClient.Header(answer, "Tus-Max-Size"), TusClient.Header(answer, "Tus-Checksum-Algorithm")));
    }

    [Fact]
    public async Task A_new_upload_has_an_address_an_expiry_and_the_offset_zero()
    {
        var metadata = TusClient.Metadata(Own, title: "Ålandsresan 🎬");
        using var begun = await Tus.BeginAsync(100, metadata);
        Assert.Equal((HttpStatusCode.Created, "1.0.0"), (begun.StatusCode, TusClient.Header(begun, "Tus-Resumable")));
        Assert.Equal(App.Clock.GetUtcNow().AddHours(24).ToString("R", CultureInfo.InvariantCulture), TusClient.Header(begun, "Upload-Expires"));
        using var head = await Tus.HeadAsync(begun.Headers.Location!.ToString());
        Assert.Equal(("0", "100", metadata, "no-store", "1.0.0"), (
            TusClient.Header(head, "Upload-Offset"), TusClient.Header(head, "Upload-Length"), TusClient.Header(head, "Upload-Metadata"), head.Headers.CacheControl!.ToString(), TusClient.Header(head, "Tus-Resumable")));
    }

    [Fact]
    public async Task Pieces_are_added_at_the_offset_and_each_answer_says_the_new_one_and_when_it_expires()
    {
        var (bytes, address) = (Bytes(100), await BegunAsync(100));
        using (var first = await Tus.AddAsync(address, 0, bytes[..70]))
        {
            Assert.Equal((HttpStatusCode.NoContent, "70"), (first.StatusCode, TusClient.Header(first, "Upload-Offset")));
        }

        App.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(70, await Tus.OffsetAsync(address));
        using var second = await Tus.AddAsync(address, 70, bytes[70..90]);
        Assert.Equal(("90", App.Clock.GetUtcNow().AddHours(24).ToString("R", CultureInfo.InvariantCulture)), (TusClient.Header(second, "Upload-Offset"), TusClient.Header(second, "Upload-Expires")));
        Assert.Equal(bytes[..90], await File.ReadAllBytesAsync(Files().Single(), Cancel));
    }

    [Fact]
    public async Task A_piece_for_another_offset_changes_nothing()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(70));
        foreach (var offset in new[] { 0, 69, 71 })
        {
            using var answer = await Tus.AddAsync(address, offset, Bytes(10, 2));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }

        Assert.Equal(Bytes(70), await File.ReadAllBytesAsync(Files().Single(), Cancel));
    }

    [Fact]
    public async Task A_piece_of_another_type_is_not_taken()
    {
        var address = await BegunAsync(100);
        using var answer = await Tus.AddAsync(address, 0, new ByteArrayContent(Bytes(10)) { Headers = { ContentType = new("application/octet-stream") } });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(0, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task Another_version_is_told_which_one_is_spoken_and_nothing_is_done()
    {
        var address = await BegunAsync(100);
        foreach (var version in new[] { "", "0.2.2" })
        {
            using var answer = await Tus.AddAsync(address, 0, Bytes(10), ("Tus-Resumable", version));
            Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0"), (answer.StatusCode, TusClient.Header(answer, "Tus-Version")));
        }

        Assert.Equal(0, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task A_method_in_a_header_counts_and_not_the_one_it_came_with()
    {
        var address = await BegunAsync(100);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Bytes(10)) { Headers = { ContentType = new("application/offset+octet-stream") } } };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", "0");
        request.Headers.Add("X-HTTP-Method-Override", "PATCH");
        Assert.Equal(HttpStatusCode.NoContent, (await App.As(Candidate).SendAsync(request, Cancel)).StatusCode);
        Assert.Equal(10, await Tus.OffsetAsync(address));
    }

    [Fact]
    public async Task A_length_or_an_offset_is_a_whole_number()
    {
        var address = await BegunAsync(100);
        foreach (var number in new[] { "-1", "1e3", "", "+1", "99999999999999999999" })
        {
            using var begun = await Tus.SendAsync(HttpMethod.Post, "/api/editions/film/uploads", ("Upload-Length", number), ("Upload-Metadata", TusClient.Metadata(Own)));
            using var added = await Tus.AddAsync(address, number, new ByteArrayContent(Bytes(10)));
            Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (begun.StatusCode, added.StatusCode));
        }

        Assert.Equal(0, await Tus.OffsetAsync(address));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_piece_with_a_wrong_checksum_is_thrown_away_and_with_the_right_one_taken(string algorithm)
    {
        var (address, piece) = (await BegunAsync(100), Bytes(40));
        byte[] Digest(byte[] bytes) => CryptographicOperations.HashData(new(algorithm.ToUpperInvariant()), bytes);
        await Tus.AddAsync(address, 0, Bytes(10, 3));
        using var wrong = await Tus.AddAsync(address, 10, piece, ("Upload-Checksum", $"{algorithm} {Convert.ToBase64String(Digest(Bytes(40, 2)))}"));
        Assert.Equal((460, 10), ((int)wrong.StatusCode, await Tus.OffsetAsync(address)));
        using var right = await Tus.AddAsync(address, 10, piece, ("Upload-Checksum", $"{algorithm} {Convert.ToBase64String(Digest(piece))}"));
        Assert.Equal((204, "50"), ((int)right.StatusCode, TusClient.Header(right, "Upload-Offset")));
        Assert.Equal(Bytes(10, 3).Concat(piece), await File.ReadAllBytesAsync(Files().Single(), Cancel));
    }

    [Fact]
    public async Task A_checksum_that_is_not_understood_is_refused_and_the_piece_not_taken()
    {
        var address = await BegunAsync(100);
        foreach (var header in new[] { "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1 not-base64!", "sha1" })
        {
            using var answer = await Tus.AddAsync(address, 0, Bytes(10), ("Upload-Checksum", header));
            Assert.Equal((400, 0), ((int)answer.StatusCode, await Tus.OffsetAsync(address)));
        }
    }

    [Fact]
    public async Task What_is_given_up_is_gone_with_its_bytes()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        Assert.Equal(HttpStatusCode.NoContent, (await Tus.EndAsync(address)).StatusCode);
        Assert.Empty(Files());
        foreach (var answer in new[] { await Tus.HeadAsync(address), await Tus.AddAsync(address, 10, Bytes(10)), await Tus.EndAsync(address) })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Upload-Offset"));
        }
    }

    [Fact]
    public async Task What_nobody_goes_on_with_for_a_day_is_gone_and_its_bytes_are_swept()
    {
        var address = await BegunAsync(100);
        await Tus.AddAsync(address, 0, Bytes(10));
        App.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(10, await Tus.OffsetAsync(address));
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        using var late = await Tus.AddAsync(address, 10, Bytes(10));
        Assert.Contains(late.StatusCode, new[] { HttpStatusCode.Gone, HttpStatusCode.NotFound });
        for (var tries = 0; Files().Count > 0; tries++)
        {
            Assert.True(tries < 200, "not swept");
            App.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Tus.HeadAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Hostile_or_half_metadata_begins_nothing()
    {
        string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var film = $"candidate {Base64($"{Own.Value}")},kind ZmlsbQ==";
        foreach (var header in new[]
        {
            "", "candidate", $"{film},title VA==,title VA==", $"{film},title {Base64("\0\u0001 ")}", $"{film},title //79", $"{film},title not-base64", $"{film},title VA== VA==",
            $"{film},title {Base64(new('x', 301))}", $"{film},title VA==,ö VA==", $"{film},title VA==,", $"{film},title VA==,x {new string('A', 9000)}",
            $"candidate {Base64($"{Own.Value}")},kind c29uZw==,title VA==", "kind ZmlsbQ==,title VA==",
        })
        {
            using var answer = await Tus.BeginAsync(100, header);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{header}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_file_name_is_never_a_path_and_holds_nothing_that_hides()
    {
        var address = await Tus.BegunAsync(100, TusClient.Metadata(Own, filename: "../../etc/\u202egpj.\0exe\u0007", title: " Vår\r\nfilm "));
        var view = await Tus.ViewAsync(address);
        Assert.Equal("gpj.exe", view.FileName);
        Assert.Empty(Files());
    }
}
