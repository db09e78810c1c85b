using System.Buffers;

namespace Hearing.Api.Films;

/// <summary>Port to where the bytes of uploads lie while they are on their way. All nodes reach the same.</summary>
internal interface IUploadStorage
{
    /// <summary>Bytes that can still be stored.</summary>
    long FreeBytes { get; }

    /// <summary>Bytes of the upload that are here: what is stored is the truth, whatever process wrote it and however that ended.</summary>
    long Length(Guid upload);

    /// <summary>Takes the upload's bytes for oneself; null while another request, process or node has them. What a process held is free when it ends.</summary>
    IUploadPart? TryTake(Guid upload);

    /// <summary>Uploads of which anything is here.</summary>
    IReadOnlyList<Guid> All();
}

/// <summary>An upload's bytes, held by the one who may change them.</summary>
internal interface IUploadPart : IDisposable
{
    long Length { get; }

    /// <summary>Adds to the end.</summary>
    /// <exception cref="IOException">A full disk among others; what was stored before stays.</exception>
    Task AppendAsync(ReadOnlySequence<byte> bytes);

    /// <summary>Puts aside what is not known to be whole yet.</summary>
    Task StageAsync(ReadOnlySequence<byte> bytes);

    /// <summary>Adds what was put aside to the end.</summary>
    Task AppendStagedAsync();

    /// <summary>Forgets what lies beyond that length.</summary>
    void Cut(long length);

    /// <summary>Returns when the bytes survive a power cut.</summary>
    void Flush();

    /// <summary>Moves the bytes to their name among the films, once; the answer is their SHA-256. May be called again after a process died in the middle of it.</summary>
    Task<string> KeepAsync(CancellationToken cancel);

    /// <summary>Forgets all of it.</summary>
    void Forget();
}
