using System.Collections.Concurrent;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Films;

/// <summary>
/// Who writes to an upload in this process. The newest request of its owner is the one that counts: a connection that is lost lives on here
/// for a while, so the request before is stopped and what it has taken is kept. Between nodes the storage's own hold decides.
/// </summary>
internal sealed class UploadWriters
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, Turn> _turns = new();

    /// <summary>Returns when whoever wrote before has stopped.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.BeingWritten"/> when it does not stop.</exception>
    public async Task<Turn> EnterAsync(Guid upload, CancellationToken cancel)
    {
        Turn? before = null;
        var own = new Turn(this, upload);
        _turns.AddOrUpdate(upload, own, (_, there) =>
        {
            before = there;
            return own;
        });
        if (before is null)
        {
            return own;
        }

        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, own.Stopped);
            await before.StopAsync().WaitAsync(_patience, either.Token);
            return own;
        }
        catch (Exception stuck) when (stuck is TimeoutException or OperationCanceledException)
        {
            own.Dispose();
            throw Busy();
        }
    }

    public static Refused Busy() => new(RefusalCode.BeingWritten, "Another request writes to the upload; try again soon.");

    /// <summary>A request's time as the one that writes.</summary>
    public sealed class Turn(UploadWriters writers, Guid upload) : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Cancelled when a newer request takes over.</summary>
        public CancellationToken Stopped => _stop.Token;

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _ended.Task;
        }

        public void Dispose()
        {
            writers._turns.TryRemove(KeyValuePair.Create(upload, this));
            _ended.TrySetResult();
        }
    }
}
