using CsCheck;
using Hearing.Domain.Documents;

namespace Hearing.Domain.Tests.Documents;

public sealed class StatusListTests
{
    private static readonly Gen<string[]> Codes = Gen.Byte.Array[16].Select(b => CertificateCode.Of(b)).Array[0, 400].Select(codes => codes.Distinct().ToArray());

    [Fact]
    public void No_two_codes_share_a_place_and_later_codes_move_none() => Codes.Sample(codes =>
    {
        var places = StatusList.Places(codes);
        Assert.Equal(codes.Length, places.Values.Distinct().Count());
        Assert.All(places.Values, p => Assert.InRange(p, 0, StatusList.Length - 1));
        var before = StatusList.Places(codes.Take(codes.Length / 2));
        Assert.All(before, earlier => Assert.Equal(earlier.Value, places[earlier.Key]));
    }, iter: 20);

    [Fact]
    public void Where_two_codes_want_the_same_place_the_later_takes_the_next()
    {
        // So many that some meet.
        var places = StatusList.Places(Enumerable.Range(0, 5_000).Select(i => $"code{i}"));
        Assert.Equal(5_000, places.Values.Distinct().Count());
    }

    [Fact]
    public void Places_are_bits_from_the_left()
    {
        var bits = StatusList.Bits([0, 9, StatusList.Length - 1]);
        Assert.Equal(StatusList.Length / 8, bits.Length);
        Assert.Equal((0x80, 0x40, 0x01), (bits[0], bits[1], bits[^1]));
        Assert.Equal(3, bits.Count(b => b != 0));
    }
}
