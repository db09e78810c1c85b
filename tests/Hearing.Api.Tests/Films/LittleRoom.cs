using System.Buffers;
using Hearing.Api.Films;

namespace Hearing.Api.Tests.Films;

/// <summary>A disk with as much room as the test says.</summary>
internal sealed class LittleRoom
{
    private const int NoSpaceLeft = 28;

    public long Free { get; set; } = 1_000_000;

    public IUploadStorage Around(IUploadStorage real) => new Storage(this, real);

    private sealed class Storage(LittleRoom disk, IUploadStorage real) : IUploadStorage
    {
        public long FreeBytes => disk.Free;
        public long Length(Guid upload) => real.Length(upload);
        public IUploadPart? TryTake(Guid upload) => real.TryTake(upload) is { } part ? new Part(disk, part) : null;
        public IReadOnlyList<Guid> All() => real.All();
    }

    private sealed class Part(LittleRoom disk, IUploadPart real) : IUploadPart
    {
        public long Length => real.Length;

        public async Task AppendAsync(ReadOnlySequence<byte> bytes)
        {
            var fitting = bytes.Slice(0, Math.Min(disk.Free, bytes.Length));
            await real.AppendAsync(fitting);
            disk.Free -= fitting.Length;
            if (fitting.Length < bytes.Length)
            {
                throw new IOException("No space left on device", NoSpaceLeft);
            }
        }

        public Task StageAsync(ReadOnlySequence<byte> bytes) => real.StageAsync(bytes);
        public Task AppendStagedAsync() => real.AppendStagedAsync();
        public void Cut(long length) => real.Cut(length);
        public void Flush() => real.Flush();
        public Task<string> KeepAsync(CancellationToken cancel) => real.KeepAsync(cancel);
        public void Forget() => real.Forget();
        public void Dispose() => real.Dispose();
    }
}
