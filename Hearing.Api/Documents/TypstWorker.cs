using System.Buffers;
using System.ComponentModel;
using System.IO.Pipelines;
using Hearing.Api.Tools;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearing.Api.Documents;

/// <summary>
/// A Typst worker as a supervised child process, shut in without network, environment or files beside its own: started at the first request, one
/// request at a time, killed when a document takes too long or too much memory and started anew for the next one. It ends with this process.
/// </summary>
internal sealed class TypstWorker(TypstWorkerOptions options, ILogger<TypstWorker>? logger = null) : IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<TypstWorker>.Instance;
    private SandboxedProcess? _process;
    private PipeReader? _answers;

    /// <summary>The child process, while there is one.</summary>
    internal int? ProcessId => _process?.Process.Id;

    /// <summary>The answer to a request line (see <c>worker.mjs</c>); the caller sees to it that one is made at a time.</summary>
    /// <param name="limit">How long it may take; the options' limit when null.</param>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> after the time limit, or when it needs too much memory.</exception>
    public async Task<TypstAnswer> AnswerAsync(string request, TimeSpan? limit = null)
    {
        // A worker that was ended from outside while it was idle is noticed only now: one more try with a new one.
        return await AskAsync(request, limit ?? options.Limit) ?? await AskAsync(request, limit ?? options.Limit)
            ?? throw new Refused(RefusalCode.DocumentNotMade, "The typesetter ended without an answer: the document needs too much memory.");
    }

    public void Dispose() => Stop();

    private async Task<TypstAnswer?> AskAsync(string request, TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        try
        {
            var process = (await RunningAsync()).Process;
            await process.StandardInput.WriteLineAsync(request.AsMemory(), late.Token);
            await process.StandardInput.FlushAsync(late.Token);
            var answer = await ReadAsync(_answers!, late.Token);
            if (answer is null)
            {
                Stop();
            }

            return answer;
        }
        catch (IOException)
        {
            Stop();
            return null;
        }
        catch (OperationCanceledException)
        {
            Stop();
            throw new Refused(RefusalCode.DocumentNotMade, $"The document was not finished within {limit.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>The next answer; null when the worker has ended. Read as bytes: as text, a file would stand several times in memory.</summary>
    private static async Task<TypstAnswer?> ReadAsync(PipeReader answers, CancellationToken cancel)
    {
        for (var seen = 0L; ;)
        {
            var read = await answers.ReadAsync(cancel);
            if (read.Buffer.Slice(seen).PositionOf((byte)'\n') is { } end)
            {
                try
                {
                    return TypstAnswer.Read(read.Buffer.Slice(0, end));
                }
                finally
                {
                    answers.AdvanceTo(read.Buffer.GetPosition(1, end));
                }
            }

            seen = read.Buffer.Length;
            answers.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private async Task<SandboxedProcess> RunningAsync()
    {
        if (_process is { Process.HasExited: false })
        {
            return _process;
        }

        Stop();
        try
        {
            _process = await SandboxedProcess.StartAsync(TypstStart.Info(options));
        }
        catch (Win32Exception missing)
        {
            throw new Refused(RefusalCode.DocumentNotMade, $"The typesetter could not be started: {missing.Message}");
        }

        _answers = PipeReader.Create(_process.Process.StandardOutput.BaseStream, new(bufferSize: 65536));
        _process.Process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.Process.BeginErrorReadLine();
        return _process;
    }

    private void Log(string? line)
    {
        if (line is { Length: > 0 })
        {
            _logger.LogWarning("The typesetter says: {Line}", line);
        }
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
    }
}
