using CsCheck;
using Hearing.Domain.Documents;

namespace Hearing.Domain.Tests.Documents;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Åsa\r\nATTENDEE:mailto:x@y.z", "Åsa ATTENDEE:mailto:x@y.z")]
    [InlineData("a\u2028b\u2029c\u0085d\u0000e\u001bf", "a b c d e f")]
    [InlineData("\u202Eekil tsuj", "ekil tsuj")]
    [InlineData("  två   ord ", "två ord")]
    [InlineData(null, "")]
    public void A_line_is_one_line_of_harmless_letters(string? text, string line) => Assert.Equal(line, PlainText.Line(text));

    [Fact]
    public void Paragraphs_keep_their_breaks_two_at_most() => Assert.Equal("a\n\nb\nc", PlainText.Paragraphs("a \r\n\r\n\r\n b\nc\n"));

    [Fact]
    public void No_text_makes_a_control_character_and_twice_is_as_once() => Gen.String[Gen.Char].Sample(text =>
    {
        var line = PlainText.Line(text);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.Equal(line, PlainText.Line(line));
    });
}
