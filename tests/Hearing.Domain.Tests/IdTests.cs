using System.IO.Compression;
using System.Text;

namespace Hearing.Domain.Tests;

public sealed class IdTests
{
    [Fact]
    public void Ids_are_of_version_7_carry_their_instant_and_differ_however_many_make_them_at_once()
    {
        var before = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var ids = new Guid[400_000];
        Parallel.For(0, ids.Length, i => ids[i] = SessionId.New().Value);
        var after = TimeProvider.System.GetUtcNow();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id.Version == 7 && (id.Variant & 0b1100) == 0b1000));
        Assert.All(ids, id => Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16)), before, after));
    }

    [Fact]
    public void The_ids_of_a_day_shrink_to_a_third_of_their_bytes()
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 280).Select(_ => PartId.New().Value)));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(text);
        }

        Assert.InRange(packed.Length, 1, 280 * 16 / 3);
    }
}
