using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Documents.Signatures;

/// <summary>
/// A picture that somebody handed in, written anew from its pixels alone (PNG Specification, third edition): nothing else that was in the
/// file is kept, and what does not hold exactly the pixels it promises is refused, so that no small file unpacks to a large one.
/// </summary>
internal sealed record PngPicture(byte[] Png, int Width, int Height)
{
    public const int MostBytes = 500_000;
    public const int MostWidth = 2_000;
    public const int MostHeight = 1_000;

    private static readonly byte[] _begins = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/>, with <c>NoPng</c>, <c>PictureTooLarge</c> or <c>PictureInterlaced</c> as reason.</exception>
    public static PngPicture Read(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            throw new Refused(RefusalCode.Invalid, "The picture is too large.", "PictureTooLarge", MostWidth, MostHeight, MostBytes / 1000);
        }

        var chunks = Chunks(file);
        var header = chunks.FirstOrDefault(c => c.Type == "IHDR").Data is { Length: 13 } first && chunks[0].Type == "IHDR" ? first : throw NoPng();
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        if (width is < 1 or > MostWidth || height is < 1 or > MostHeight)
        {
            throw new Refused(RefusalCode.Invalid, "The picture is too large.", "PictureTooLarge", MostWidth, MostHeight, MostBytes / 1000);
        }

        if (header[10] != 0 || header[11] != 0 || header[12] != 0)
        {
            throw new Refused(RefusalCode.Invalid, "The picture is interlaced.", "PictureInterlaced");
        }

        var pixels = Unpacked([.. chunks.Where(c => c.Type == "IDAT").SelectMany(c => c.Data)], height, 1 + (((width * BitsAPixel(header[8], header[9])) + 7) / 8));
        return new(Written(header, [.. chunks.Where(c => c.Type is "PLTE" or "tRNS").DistinctBy(c => c.Type).OrderBy(c => c.Type, StringComparer.Ordinal)], pixels), width, height);
    }

    private static List<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        if (!file.AsSpan().StartsWith(_begins))
        {
            throw NoPng();
        }

        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = _begins.Length; chunks.Count == 0 || chunks[^1].Type != "IEND";)
        {
            var length = at + 12 <= file.Length ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)) : uint.MaxValue;
            if (length > file.Length - at - 12)
            {
                throw NoPng();
            }

            var body = file.AsSpan(at + 4, (int)length + 4);
            if (Crc32.Of(body) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
            {
                throw NoPng();
            }

            chunks.Add((Encoding.ASCII.GetString(body[..4]), body[4..].ToArray()));
            at += 12 + (int)length;
        }

        return chunks;
    }

    private static int BitsAPixel(byte depth, byte colour) => (colour, depth) switch
    {
        (0 or 3, 1 or 2 or 4 or 8) => depth,
        (2, 8) => 24,
        (4, 8) => 16,
        (6, 8) => 32,
        (0, 16) => 16,
        (2, 16) => 48,
        (4, 16) => 32,
        (6, 16) => 64,
        _ => throw NoPng(),
    };

    /// <summary>As many rows as the header promises, each with its filter, and nothing after them.</summary>
    private static byte[] Unpacked(byte[] packed, int rows, int row)
    {
        var pixels = new byte[rows * row];
        try
        {
            using var unpacking = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            unpacking.ReadExactly(pixels);
            if (unpacking.ReadByte() != -1)
            {
                throw NoPng();
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw NoPng();
        }

        return Enumerable.Range(0, rows).All(i => pixels[i * row] <= 4) ? pixels : throw NoPng();
    }

    private static byte[] Written(byte[] header, IEnumerable<(string Type, byte[] Data)> colours, byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(pixels);
        }

        using var file = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        file.Write(_begins);
        foreach (var (type, data) in new[] { ("IHDR", header) }.Concat(colours).Append(("IDAT", packed.ToArray())).Append(("IEND", [])))
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
            file.Write(number);
        }

        return file.ToArray();
    }

    private static Refused NoPng() => new(RefusalCode.Invalid, "The file is no PNG picture.", "NoPng");
}
