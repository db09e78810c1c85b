using System.Buffers;
using System.Security.Cryptography;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Films;

/// <summary>The checksum that a piece came with (tus' extension <c>checksum</c>).</summary>
internal sealed class PieceChecksum(HashAlgorithmName algorithm, byte[] expected) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(algorithm);

    /// <summary>Reads the header; null when there is none.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> when it names no algorithm of ours or no digest.</exception>
    public static PieceChecksum? Of(HttpRequest request)
    {
        var header = request.Headers["Upload-Checksum"].ToString();
        if (header.Length == 0)
        {
            return null;
        }

        var digest = new byte[64];
        return header.Split(' ') switch
        {
            ["sha1", var text] when Convert.TryFromBase64String(text, digest, out var length) => new(HashAlgorithmName.SHA1, digest[..length]),
            ["sha256", var text] when Convert.TryFromBase64String(text, digest, out var length) => new(HashAlgorithmName.SHA256, digest[..length]),
            _ => throw new Refused(RefusalCode.Invalid, $"Upload-Checksum is one of {Tus.ChecksumAlgorithms} and a digest in Base64."),
        };
    }

    public void Add(ReadOnlySequence<byte> bytes)
    {
        foreach (var piece in bytes)
        {
            _hash.AppendData(piece.Span);
        }
    }

    /// <exception cref="Refused"><see cref="RefusalCode.ChecksumWrong"/>.</exception>
    public void Check()
    {
        if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
        {
            throw new Refused(RefusalCode.ChecksumWrong, "The piece does not have the checksum it came with; it was thrown away.");
        }
    }

    public void Dispose() => _hash.Dispose();
}
