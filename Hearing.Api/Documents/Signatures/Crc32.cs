namespace Hearing.Api.Documents.Signatures;

/// <summary>The checksum of PNG's chunks (PNG Specification, third edition, annex D).</summary>
internal static class Crc32
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum = _table[(sum ^ b) & 0xFF] ^ (sum >> 8);
        }

        return ~sum;
    }
}
