using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Films;

/// <summary>The headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload): what a request says in them.</summary>
internal static class Tus
{
    public const string Version = "1.0.0", Extensions = "creation,expiration,checksum,termination", ChecksumAlgorithms = "sha1,sha256";
    public const string Resumable = "Tus-Resumable", UploadOffset = "Upload-Offset", UploadLength = "Upload-Length", UploadMetadata = "Upload-Metadata", UploadExpires = "Upload-Expires";
    public const string PieceType = "application/offset+octet-stream";

    public static long Length(HttpRequest request) => Number(request, UploadLength);

    public static long Offset(HttpRequest request) => Number(request, UploadOffset);

    /// <summary>Refuses a body of another type than a piece has.</summary>
    public static void CheckType(HttpRequest request)
    {
        if (request.ContentType != PieceType)
        {
            throw new Refused(RefusalCode.TypeUnknown, $"A piece is sent as {PieceType}.");
        }
    }

    private static long Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Refused(RefusalCode.Invalid, $"{header} is missing or no whole number.");
}
