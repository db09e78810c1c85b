using CsCheck;
using Hearing.Domain.Films;

namespace Hearing.Domain.Tests.Films;

public sealed class CaptionsTests
{
    [Fact]
    public void WebVtt_is_read_without_notes_and_styles()
    {
        var cues = Captions.Parse("\uFEFFWEBVTT Film\r\n\r\nNOTE\r\n00:00.000 --> 00:01.000\r\nInte detta\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\ninledning\r\n00:01.000 --> 00:03.500 line:0 align:start\r\nHej\r\ndär\r\n\r\n01:00:02.250 --> 01:00:04.000\r\nSlut");
        Assert.Equal([new(1000, 3500, "Hej\ndär") { Settings = "line:0 align:start" }, new(3_602_250, 3_604_000, "Slut")], cues);
    }

    [Fact]
    public void SubRip_becomes_WebVtt() => Assert.Equal(
        "WEBVTT\n\n00:01.000 --> 00:02.500\nHej\n\n00:03.000 --> 00:04.000\nDå\n",
        Captions.Read("2\n00:00:03,000 --> 00:00:04,000\nDå\n \n1\n00:00:01,000 --> 00:00:02,500 X1:0 X2:5\nHej\n"));

    [Fact]
    public void What_is_written_is_read_alike() =>
        Gen.Select(Gen.Int[0, 7_200_000], Gen.Int[1, 9000], Gen.String[Gen.Char["abcåäö<&-> \n"], 1, 40]).Array[1, 20].Sample(items =>
        {
            var cues = items.Select(i => new CaptionCue(i.Item1, i.Item1 + i.Item2, i.Item3)).Where(c => c.Text.Trim().Length > 0).ToList();
            if (cues.Count > 0)
            {
                var text = Captions.Write(cues.Select(c => c with { Text = string.Join('\n', c.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("x")) }));
                Assert.Equal(Captions.Read(text), Captions.Read(Captions.Read(text)));
                Assert.Equal(cues.Count, Captions.Parse(text).Count);
            }
        });

    [Theory]
    [InlineData("")]
    [InlineData("WEBVTT")]
    [InlineData("WEBVTT\n\n00:01 --> 00:02\nHej")]
    [InlineData("#EXTM3U\nfile:///etc/passwd")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n\0")]
    public void What_is_no_captions_is_refused(string text) => Assert.Equal("NoCaptions", Assert.Throws<Refused>(() => Captions.Read(text)).Reason);

    [Fact]
    public void A_caption_that_ends_before_it_begins_is_named()
    {
        var refused = Assert.Throws<Refused>(() => Captions.Read("WEBVTT\n\n00:05.000 --> 00:05.000\nHej"));
        Assert.Equal(("CaptionBackwards", "00:05.000"), (refused.Reason, refused.Facts[0]));
    }

    [Fact]
    public void An_arrow_in_the_words_does_not_become_a_time() =>
        Assert.Equal("WEBVTT\n\n00:01.000 --> 00:02.000\n00:05.000 → 00:06.000 hej\n", Captions.Read("WEBVTT\n\n00:01.000 --> 00:02.000\n00:05.000 --> 00:06.000 hej\n"));
}
