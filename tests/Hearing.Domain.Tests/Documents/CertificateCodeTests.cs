using CsCheck;
using Hearing.Domain.Documents;

namespace Hearing.Domain.Tests.Documents;

public sealed class CertificateCodeTests
{
    [Fact]
    public void Every_16_bytes_give_another_code_of_26_that_reads_back() =>
        Gen.Byte.Array[16].Array[2].Sample(pair =>
        {
            var codes = pair.Select(bytes => CertificateCode.Of(bytes)).ToArray();
            Assert.Equal(pair[0].SequenceEqual(pair[1]), codes[0] == codes[1]);
            Assert.All(codes, code => Assert.Equal(code, CertificateCode.Read(code.ToLowerInvariant())));
        });

    [Fact]
    public void All_ones_use_the_whole_width() =>
        Assert.Equal("7" + new string('Z', 25), CertificateCode.Of(Enumerable.Repeat((byte)255, 16).ToArray()));

    [Fact]
    public void What_people_misread_is_read_right() =>
        Assert.Equal("01100000000000000000000000", CertificateCode.Read(" oil0-0000 0000-0000-0000-0000-00"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000")]
    [InlineData("000000000000000000000000000")]
    [InlineData("U0000000000000000000000000")]
    [InlineData("ÅÄÖ00000000000000000000000")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(CertificateCode.Read(typed));
}
