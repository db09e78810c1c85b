using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Hearing.Api.Films;

/// <summary>The folder of one upload: its bytes, what is put aside, and the digest once it is known.</summary>
internal sealed class DirectoryUploadPart : IUploadPart
{
    public const string Bytes = "bytes";

    /// <summary>So much is written before the disk must have it, lest all of a large file is waited for at its end.</summary>
    private const long FlushEvery = 32 << 20;
    private const int Buffer = 1 << 18;
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly IFilmStorage _films;
    private SafeFileHandle? _bytes;
    private SafeFileHandle? _staged;
    private long _stagedLength;
    private long _unflushed;
    private bool _isForgotten;

    public DirectoryUploadPart(string folder, FileStream held, IFilmStorage films)
    {
        (_folder, _lock, _films) = (folder, held, films);
        var bytes = new FileInfo(At(Bytes));
        Length = bytes.Exists ? bytes.Length : 0;
    }

    public long Length { get; private set; }

    public async Task AppendAsync(ReadOnlySequence<byte> bytes)
    {
        _bytes ??= Open(Bytes);
        await RandomAccess.WriteAsync(_bytes, Pieces(bytes), Length);
        Length += bytes.Length;
        _unflushed += bytes.Length;
        if (_unflushed >= FlushEvery)
        {
            Flush();
        }
    }

    public async Task StageAsync(ReadOnlySequence<byte> bytes)
    {
        _staged ??= Open("staged");
        await RandomAccess.WriteAsync(_staged, Pieces(bytes), _stagedLength);
        _stagedLength += bytes.Length;
    }

    public async Task AppendStagedAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        for (long at = 0; at < _stagedLength;)
        {
            var read = await RandomAccess.ReadAsync(_staged!, buffer.AsMemory(0, (int)Math.Min(Buffer, _stagedLength - at)), at);
            await AppendAsync(new(buffer, 0, read));
            at += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    public void Cut(long length)
    {
        if (_bytes is not null)
        {
            RandomAccess.SetLength(_bytes, Length = length);
        }
    }

    public void Flush()
    {
        if (_bytes is not null)
        {
            RandomAccess.FlushToDisk(_bytes);
            _unflushed = 0;
        }
    }

    public async Task<string> KeepAsync(CancellationToken cancel)
    {
        // The digest is written down before the bytes leave, so that a process which dies in between leaves a trace to them.
        var digest = File.Exists(At("sha256")) ? await File.ReadAllTextAsync(At("sha256"), cancel) : await DigestAsync(cancel);
        var place = _films.PathOf(digest);
        if (File.Exists(At(Bytes)))
        {
            _bytes?.Dispose();
            _bytes = null;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(At(Bytes), place, overwrite: true);
            // A journal takes the new name to disk with the file.
            using var moved = File.OpenHandle(place, access: FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(moved);
        }

        return digest;
    }

    public void Forget()
    {
        _isForgotten = true;
        File.Delete(At(Bytes));
        File.Delete(At("sha256"));
    }

    public void Dispose()
    {
        _bytes?.Dispose();
        _staged?.Dispose();
        File.Delete(At("staged"));
        _lock.Dispose();
        if (_isForgotten)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<string> DigestAsync(CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = new FileStream(At(Bytes), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0))
        {
            file.Flush(flushToDisk: true);
            var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
            for (int read; (read = await file.ReadAsync(buffer, cancel)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        await File.WriteAllTextAsync(At("sha256.new"), digest, cancel);
        File.Move(At("sha256.new"), At("sha256"), overwrite: true);
        return digest;
    }

    private SafeFileHandle Open(string name) => File.OpenHandle(At(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.Asynchronous);

    private string At(string name) => Path.Combine(_folder, name);

    private static List<ReadOnlyMemory<byte>> Pieces(ReadOnlySequence<byte> bytes)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        foreach (var piece in bytes)
        {
            pieces.Add(piece);
        }

        return pieces;
    }
}
