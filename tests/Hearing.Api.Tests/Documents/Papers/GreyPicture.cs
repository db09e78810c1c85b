using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>A picture of sixteen greys, a byte a point from 0 (black) to 15. Kept as PNG so that people can look at it.</summary>
internal sealed record GreyPicture(int Width, int Height, byte[] Points)
{
    private static readonly byte[] _signature = [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'];

    /// <summary>Reads a grey picture as poppler writes it (PGM, eight bits a point).</summary>
    public static GreyPicture FromPgm(byte[] file)
    {
        // P5, width, height, the highest value, each followed by one white character, then the points.
        var (at, words) = (0, new List<string>());
        while (words.Count < 4)
        {
            var end = Array.FindIndex(file, at, b => b is (byte)' ' or (byte)'\n');
            words.Add(Encoding.ASCII.GetString(file, at, end - at));
            at = end + 1;
        }

        Assert.Equal(("P5", "255"), (words[0], words[3]));
        return new(Number(words[1]), Number(words[2]), [.. file.Skip(at).Select(b => (byte)(b >> 4))]);
    }

    /// <summary>Reads what <see cref="ToPng"/> wrote.</summary>
    public static GreyPicture FromPng(byte[] file)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33));
        using var inflate = new ZLibStream(new MemoryStream(file, 41, length), CompressionMode.Decompress);
        var points = new byte[width * height];
        var line = new byte[1 + ((width + 1) / 2)];
        for (var y = 0; y < height; y++)
        {
            inflate.ReadExactly(line);
            for (var x = 0; x < width; x++)
            {
                points[(y * width) + x] = (byte)(x % 2 == 0 ? line[1 + (x / 2)] >> 4 : line[1 + (x / 2)] & 15);
            }
        }

        return new(width, height, points);
    }

    /// <summary>A PNG file (ISO/IEC 15948): grey, four bits a point, no filters.</summary>
    public byte[] ToPng()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                deflate.WriteByte(0);
                for (var x = 0; x < Width; x += 2)
                {
                    var next = x + 1 < Width ? Points[(y * Width) + x + 1] : 0;
                    deflate.WriteByte((byte)((Points[(y * Width) + x] << 4) | next));
                }
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 4;
        return [.. _signature, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>The share of points that differ by more greys than that, 0 to 1; 1 when the pictures have not the same size.</summary>
    public double Differs(GreyPicture other, int by) => (Width, Height) != (other.Width, other.Height)
        ? 1
        : Points.Zip(other.Points).Count(p => Math.Abs(p.First - p.Second) > by) / (double)Points.Length;

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body)
    {
        byte[] named = [.. name, .. body];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Checksum(named));
        return chunk;
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xedb88320);
            }
        }

        return ~sum;
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
