using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Hearing.Api.Runs;

/// <summary>
/// Closes a connection from which nothing has come for as long as <see cref="LimitOptions.SilenceSeconds"/>. SignalR's own time-out begins with the client's first ping,
/// so that one that never pings would be held for ever.
/// </summary>
internal static class SilenceGuard
{
    public static IConnectionBuilder CloseSilent(this IConnectionBuilder builder, TimeSpan longest, TimeProvider time) => builder.Use(next => connection =>
    {
        var input = new HeardReader(connection.Transport.Input, time);
        connection.Transport = new Duplex(input, connection.Transport.Output);
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(_ =>
        {
            if (input.Silence > longest)
            {
                connection.Abort();
            }
        }, connection);
        return next(connection);
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Notes when bytes last came.</summary>
    private sealed class HeardReader(PipeReader inner, TimeProvider time) : PipeReader
    {
        private long _heard = time.GetTimestamp();

        public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _heard));

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            var result = await inner.ReadAsync(cancellationToken);
            Note(result);
            return result;
        }

        public override bool TryRead(out ReadResult result)
        {
            var read = inner.TryRead(out result);
            if (read)
            {
                Note(result);
            }

            return read;
        }

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        private void Note(ReadResult result)
        {
            if (!result.Buffer.IsEmpty)
            {
                Volatile.Write(ref _heard, time.GetTimestamp());
            }
        }
    }
}
