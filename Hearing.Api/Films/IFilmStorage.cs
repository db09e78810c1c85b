namespace Hearing.Api.Films;

/// <summary>Port to where films' bytes are kept, under the SHA-256 of their content.</summary>
internal interface IFilmStorage
{
    /// <summary>Takes the bytes in; answers their digest (lower-case hexadecimal) and count. The same bytes twice are kept once.</summary>
    /// <exception cref="Domain.Refused"><see cref="Domain.Contracts.RefusalCode.StorageFull"/> when the disk is full; nothing is kept then.</exception>
    Task<(string Sha256, long Bytes)> SaveAsync(Stream content, CancellationToken cancel);

    /// <summary>A path at which the film tool can read the bytes.</summary>
    string PathOf(string sha256);

    /// <summary>Whether the bytes are there.</summary>
    bool Has(string sha256);

    /// <summary>Forgets the bytes.</summary>
    void Delete(string sha256);

    /// <summary>An empty folder beside the films, for work under that name; what a process that died left in it is gone. Whoever asked deletes it.</summary>
    string MakeRoom(string name);
}
