using System.Security.Cryptography;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Films in a folder of the data directory, which several nodes may share.</summary>
internal sealed class DirectoryFilmStorage(IOptions<HearingOptions> options) : IFilmStorage
{
    private const int DiskFull = unchecked((int)0x80070070);
    private const int NoSpaceLeft = 28;
    private readonly string _root = Path.Combine(options.Value.DataDirectory, "films");

    public async Task<(string Sha256, long Bytes)> SaveAsync(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(_root);
        var incoming = Path.Combine(_root, $"incoming-{Guid.NewGuid():N}");
        try
        {
            var (digest, bytes) = await WriteAsync(incoming, content, cancel);
            var place = PathOf(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(incoming, place, overwrite: true);
            return (digest, bytes);
        }
        catch (IOException full) when (full.HResult is DiskFull or NoSpaceLeft)
        {
            throw new Refused(RefusalCode.StorageFull, "The disk is full; nothing was stored.");
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256);

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    public void Delete(string sha256) => File.Delete(PathOf(sha256));

    public string MakeRoom(string name)
    {
        var room = Path.Combine(_root, $"making-{name}");
        if (Directory.Exists(room))
        {
            Directory.Delete(room, recursive: true);
        }

        return Directory.CreateDirectory(room).FullName;
    }

    private static async Task<(string Digest, long Bytes)> WriteAsync(string path, Stream content, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
