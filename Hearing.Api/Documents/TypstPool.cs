using System.Collections.Concurrent;

namespace Hearing.Api.Documents;

/// <summary>
/// Workers that make documents at once; who finds none free waits its turn. The one that was used last is taken first, so that a server with
/// little to set keeps one alone. A worker that was killed starts anew with its next document: what waits is not lost.
/// </summary>
internal sealed class TypstPool : IDisposable
{
    private readonly ConcurrentStack<TypstWorker> _free;
    private readonly TypstWorker[] _all;
    private readonly SemaphoreSlim _turn;

    public TypstWorkerOptions Options { get; }

    public TypstPool(TypstWorkerOptions options, ILogger<TypstWorker>? logger = null)
    {
        Options = options;
        _all = [.. Enumerable.Range(0, options.Workers).Select(_ => new TypstWorker(options, logger))];
        _free = new(_all);
        _turn = new(_all.Length);
    }

    /// <summary>The workers' processes, of those that have one.</summary>
    internal IEnumerable<int> ProcessIds => _all.Select(w => w.ProcessId).OfType<int>();

    /// <summary>The answer to a request line (see <c>worker.mjs</c>).</summary>
    /// <param name="limit">How long it may take; the options' limit when null.</param>
    /// <exception cref="Domain.Refused">As <see cref="TypstWorker.AnswerAsync"/>.</exception>
    public async Task<TypstAnswer> AnswerAsync(string request, TimeSpan? limit = null)
    {
        await _turn.WaitAsync();
        _free.TryPop(out var worker);
        try
        {
            return await worker!.AnswerAsync(request, limit);
        }
        finally
        {
            _free.Push(worker!);
            _turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var worker in _all)
        {
            worker.Dispose();
        }

        _turn.Dispose();
    }
}
