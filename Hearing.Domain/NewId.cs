using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hearing.Domain;

/// <summary>
/// Version-7 GUIDs (RFC 9562) that are alike: the instant in milliseconds, 42 bits that this process drew at random once, and a counter of
/// 32 bits that begins at random. A day's hundreds of ids shrink to a few bytes each when a rundown is packed, where random ones would not
/// shrink at all. They are names and no secrets: whoever knows one has no right by it.
/// </summary>
internal static class NewId
{
    private const ulong Variant = 0b10UL << 62;
    private static readonly ulong _process = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
    private static int _counter = BitConverter.ToInt32(RandomNumberGenerator.GetBytes(4));

    public static Guid Next()
    {
        var counter = (uint)Interlocked.Increment(ref _counter);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (_process >> 52)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Variant | ((_process & 0x3FFF_FFFF) << 32) | counter);
        return new(bytes, bigEndian: true);
    }
}
