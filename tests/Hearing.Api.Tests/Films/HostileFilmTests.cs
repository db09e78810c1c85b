using System.Net;
using System.Net.Sockets;
using System.Text;
using Hearing.Api.Films;
using Hearing.Domain;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Films;

/// <summary>Files made to make ffmpeg read another file, reach a network, or take all memory and time. Each is handed in under an honest name.</summary>
public sealed class HostileFilmTests : IDisposable
{
    private readonly FfmpegFilmTool _tool = new(Options.Create(new FilmOptions()));
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public HostileFilmTests() => _listener.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Stop();
        Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string> Disguises => ["playlist", "playlist-url", "concat", "concat-protocol", "sdp", "dash", "subfile", "empty", "text", "truncated", "half", "image", "polyglot", "zip", "html"];

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task A_disguise_is_refused_and_reads_nothing_else(string kind)
    {
        var path = Path.Combine(_folder, "x.mp4");
        await File.WriteAllBytesAsync(path, Bytes(kind), Cancel);
        await Assert.ThrowsAsync<Refused>(() => _tool.MeasureAsync(path, Cancel));
        Assert.False(_listener.Pending(), "nobody has been called");
    }

    [Theory]
    [InlineData("-y.mp4")]
    [InlineData("concat:x")]
    [InlineData("pipe:0")]
    [InlineData("a'b \"c\" $(id) %d.mp4")]
    public async Task A_name_is_never_taken_for_an_option_or_an_address(string name)
    {
        var path = Path.Combine(_folder, name);
        File.Copy(SampleFilm.OfSeconds(4), path);
        Assert.Equal(4, (await _tool.MeasureAsync(path, Cancel)).Length.TotalSeconds);
    }

    [Fact]
    public async Task A_length_that_the_container_claims_is_not_believed()
    {
        var bytes = await File.ReadAllBytesAsync(SampleFilm.OfSeconds(4), Cancel);
        // The header of the film and that of its track say how long it is, in thousandths.
        foreach (var (box, skip) in new[] { ("mvhd", 20), ("tkhd", 24) })
        {
            var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box)) + skip;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), 3_600_000);
        }

        var path = Path.Combine(_folder, "lies.mp4");
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        Assert.Equal(4, (await _tool.MeasureAsync(path, Cancel)).Length.TotalSeconds);
    }

    [Fact]
    public async Task Pictures_too_large_for_memory_are_refused()
    {
        var bomb = SampleFilm.Made("bomb.mp4", "-f", "lavfi", "-i", "color=c=black:s=8192x8192:r=1:d=2", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
        await Assert.ThrowsAsync<Refused>(() => _tool.MeasureAsync(bomb, Cancel));
    }

    private byte[] Bytes(string kind)
    {
        var film = SampleFilm.OfSeconds(4);
        var real = File.ReadAllBytes(film);
        return kind switch
        {
            "playlist" => Text($"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{film}\n#EXT-X-ENDLIST\n"),
            "playlist-url" => Text($"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nhttp://127.0.0.1:{Port}/film.ts\n#EXT-X-ENDLIST\n"),
            "concat" => Text($"ffconcat version 1.0\nfile '{film}'\n"),
            "concat-protocol" => Text($"ffconcat version 1.0\nfile 'concat:{film}|{film}'\n"),
            "sdp" => Text($"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {Port} RTP/AVP 96\na=rtpmap:96 H264/90000\n"),
            "dash" => Text($"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT4S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>http://127.0.0.1:{Port}/x.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>"),
            "subfile" => Text($"#EXTM3U\n#EXTINF:4,\nsubfile,,start,0,end,0,,:{film}\n"),
            "empty" => [],
            "text" => Text("Det här är ingen film."),
            "truncated" => real[..200],
            "half" => real[..(real.AsSpan().IndexOf("moov"u8) - 8)],
            "image" => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[2000]],
            "polyglot" => [.. Text($"#EXTM3U\n#EXTINF:4,\nfile://{film}\n"), .. real],
            "zip" => [0x50, 0x4B, 0x03, 0x04, .. new byte[500]],
            "html" => Text("<!doctype html><video src=\"file:///etc/passwd\"></video>"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
