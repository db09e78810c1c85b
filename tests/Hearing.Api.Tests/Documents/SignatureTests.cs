using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Hearing.Api.Documents.Signatures;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleEdition;
using Refused = Hearing.Domain.Refused;

namespace Hearing.Api.Tests.Documents;

/// <summary>Pictures of signatures: what is taken, what is kept of it, and whose name it stands above.</summary>
public sealed class SignatureTests : SampleEditionTests
{
    private const string Page = $"/{Slug}/documents";

    [Fact]
    public void Of_a_picture_the_pixels_alone_are_kept()
    {
        var picture = PngPicture.Read(Png(40, 10, more: ("tEXt", "Comment\0HEMLIG"u8.ToArray()), after: "HEMLIG"u8.ToArray()));
        Assert.Equal((40, 10), (picture.Width, picture.Height));
        Assert.DoesNotContain("HEMLIG", Encoding.Latin1.GetString(picture.Png), StringComparison.Ordinal);
        Assert.Equal(picture.Png, PngPicture.Read(picture.Png).Png);
    }

    [Theory]
    [InlineData("text", "NoPng")]
    [InlineData("cut", "NoPng")]
    [InlineData("damaged", "NoPng")]
    [InlineData("more pixels than promised", "NoPng")]
    [InlineData("fewer pixels than promised", "NoPng")]
    [InlineData("too wide", "PictureTooLarge")]
    [InlineData("too heavy", "PictureTooLarge")]
    [InlineData("interlaced", "PictureInterlaced")]
    public void What_is_no_plain_picture_is_refused(string what, string reason)
    {
        var good = Png(40, 10);
        byte[] file = what switch
        {
            "text" => Encoding.UTF8.GetBytes("<svg onload='x'/>"),
            "cut" => good[..^20],
            "damaged" => [.. good[..50], (byte)(good[50] ^ 1), .. good[51..]],
            "more pixels than promised" => Png(40, 10, rows: 11),
            "fewer pixels than promised" => Png(40, 10, rows: 9),
            "too wide" => Png(2001, 10),
            "too heavy" => new byte[PngPicture.MostBytes + 1],
            _ => Png(40, 10, interlace: 1),
        };
        Assert.Equal(reason, Assert.Throws<Refused>(() => PngPicture.Read(file)).Reason);
    }

    [Fact]
    public async Task A_signature_handed_in_is_printed_above_its_name_and_no_other()
    {
        await Forms.PressAsync(App.As(Organiser), Page, $"{Page}/certificates");
        var id = await App.InDatabase(db => Task.FromResult(db.Certificates.First(c => c.CandidateId == Sample.First).Id.Value));
        var before = await App.As(Organiser).GetStringAsync($"/api/certificates/{id}.svg", Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, await HandIn(Png(60, 20)));
        var after = await App.As(Organiser).GetStringAsync($"/api/certificates/{id}.svg", Cancel);
        Assert.Equal(Pictures(before) + 1, Pictures(after));
        using var pdf = new Pdf(await App.As(Organiser).GetByteArrayAsync($"/api/certificates/{id}.pdf", Cancel));
        Assert.Contains("Peter Becker", await pdf.TextAsync(), StringComparison.Ordinal);

        await Change(db => db.Editions.Single().Signatories = [new("Någon Annan", "Juryns ordförande")]);
        Assert.Equal(Pictures(before), Pictures(await App.As(Organiser).GetStringAsync($"/api/certificates/{id}.svg", Cancel)));
    }

    [Fact]
    public async Task A_picture_that_is_not_taken_is_told_on_the_page_and_stores_nothing()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await HandIn("hej"u8.ToArray()));
        Assert.Empty(await App.InDatabase(db => Task.FromResult(db.Set<SignaturePicture>().ToList())));
    }

    private static int Pictures(string svg) => svg.Split("<image").Length;

    private async Task<HttpStatusCode> HandIn(byte[] picture)
    {
        var client = App.As(Organiser);
        using var opened = await client.GetAsync(Page, Cancel);
        var html = await opened.Content.ReadAsStringAsync(Cancel);
        var token = html[(html.IndexOf("name=\"__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 41)..];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token[..token.IndexOf('"', StringComparison.Ordinal)]), "__RequestVerificationToken" },
            { new StringContent("Peter Becker"), "name" },
            { new ByteArrayContent(picture), "picture", "namn.png" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}/signatures") { Content = form };
        var cookie = opened.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0];
        request.Headers.Add("Cookie", $"{client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookie}");
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    /// <summary>A grey picture with transparency, in one row more or less than its header says where that is asked for.</summary>
    internal static byte[] Png(int width, int height, int? rows = null, byte interlace = 0, (string Type, byte[] Data)? more = null, byte[]? after = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (8, 4, interlace);
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < (rows ?? height); y++)
            {
                packing.Write([0, .. Enumerable.Range(0, width).SelectMany(x => new[] { (byte)20, (byte)((x + y) % 7 < 2 ? 255 : 0) })]);
            }
        }

        IEnumerable<(string Type, byte[] Data)> chunks = [("IHDR", header), .. more is { } extra ? new[] { extra } : [], ("IDAT", packed.ToArray()), ("IEND", [])];
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. chunks.SelectMany(c => Chunk(c.Type, c.Data)), .. after ?? []];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Of(body));
        return [.. length, .. body, .. sum];
    }
}
