using System.Buffers.Binary;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Films;

/// <summary>A real film with a box of bytes at its end that players pass over, so that it takes a while to send.</summary>
internal sealed class PaddedFilm : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("upload-").FullName;

    private PaddedFilm()
    {
    }

    public string Path => System.IO.Path.Combine(_folder, "film.mp4");

    public static async Task<PaddedFilm> MakeAsync(int padding)
    {
        var film = new PaddedFilm();
        var box = new byte[padding];
        Random.Shared.NextBytes(box);
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box.AsSpan(4));
        await File.WriteAllBytesAsync(film.Path, [.. await File.ReadAllBytesAsync(System.IO.Path.Combine(await SampleFilms.DirectoryAsync(), "film-1.mp4")), .. box]);
        return film;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
