using Hearing.Api.Web;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Uploads in <c>films/uploads</c> of the data directory, a folder each. Who has the folder's lock file open alone may change it.</summary>
internal sealed class DirectoryUploadStorage(IOptions<HearingOptions> options, IFilmStorage films) : IUploadStorage
{
    private const int HeldByAnother = 11, HeldByAnotherOnWindows = unchecked((int)0x80070020);
    private readonly string _root = Path.Combine(options.Value.DataDirectory, "films", "uploads");

    public long FreeBytes => new DriveInfo(options.Value.DataDirectory).AvailableFreeSpace;

    public long Length(Guid upload)
    {
        var bytes = new FileInfo(Path.Combine(FolderOf(upload), DirectoryUploadPart.Bytes));
        return bytes.Exists ? bytes.Length : 0;
    }

    public IUploadPart? TryTake(Guid upload)
    {
        var folder = FolderOf(upload);
        try
        {
            Directory.CreateDirectory(folder);
            return new DirectoryUploadPart(folder, new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), films);
        }
        catch (IOException held) when (held.HResult is HeldByAnother or HeldByAnotherOnWindows || held is DirectoryNotFoundException)
        {
            // The folder may also just have been forgotten by whoever held it.
            return null;
        }
    }

    public IReadOnlyList<Guid> All() => Directory.Exists(_root)
        ? [.. Directory.EnumerateDirectories(_root).Select(folder => Guid.TryParse(Path.GetFileName(folder), out var upload) ? upload : Guid.Empty).Where(upload => upload != Guid.Empty)]
        : [];

    private string FolderOf(Guid upload) => Path.Combine(_root, $"{upload:N}");
}
