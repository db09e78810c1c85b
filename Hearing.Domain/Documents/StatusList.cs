using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hearing.Domain.Documents;

/// <summary>
/// The list in which an edition's withdrawn certificates are set bits, as W3C's Bitstring Status List 1.0 wants it
/// (https://www.w3.org/TR/vc-bitstring-status-list/): never shorter than 131,072 bits, places spread at random, so that neither its length
/// nor a place tells how many certificates there are.
/// </summary>
public static class StatusList
{
    /// <summary>How many certificates the list has room for, and its length in bits.</summary>
    public const int Length = 131_072;

    /// <summary>
    /// The place of each code, from the code itself; where two would have the same, the later takes the next free one.
    /// </summary>
    /// <param name="codes">All of the edition's, in the order in which they were issued: what is issued later moves none.</param>
    public static IReadOnlyDictionary<string, int> Places(IEnumerable<string> codes)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var code in codes)
        {
            var place = (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(code))) % Length);
            while (!taken.Add(place))
            {
                place = (place + 1) % Length;
            }

            places.Add(code, place);
        }

        return places;
    }

    /// <summary>The list with these places set. Place 0 is the leftmost bit: the highest of the first byte.</summary>
    public static byte[] Bits(IEnumerable<int> set)
    {
        var bits = new byte[Length / 8];
        foreach (var place in set)
        {
            bits[place / 8] |= (byte)(0x80 >> (place % 8));
        }

        return bits;
    }
}
