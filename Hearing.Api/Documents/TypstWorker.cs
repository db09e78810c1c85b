using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearing.Api.Documents;

/// <summary>Where the worker is, where its templates are, and how long one document may take.</summary>
internal sealed record TypstWorkerOptions(string Script, string Templates, TimeSpan Limit)
{
    /// <summary>As it lies beside the app.</summary>
    public static TypstWorkerOptions Default { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker", "worker.mjs"),
        Path.Combine(AppContext.BaseDirectory, "Documents", "Worker", "templates"), TimeSpan.FromSeconds(20));
}

/// <summary>
/// The Typst worker as a supervised child process: started at the first request, one request at a time, an empty environment,
/// killed when a document takes too long and started anew for the next one. It ends by itself when this process ends.
/// </summary>
internal sealed class TypstWorker(TypstWorkerOptions options, ILogger<TypstWorker>? logger = null) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ILogger _logger = logger ?? NullLogger<TypstWorker>.Instance;
    private readonly SemaphoreSlim _turn = new(1);
    private Process? _process;

    /// <summary>The child process, while there is one.</summary>
    internal int? ProcessId => _process?.Id;

    /// <summary>The file made of a request line (see <c>worker.mjs</c>).</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> with the engine's words, or after the time limit.</exception>
    public async Task<byte[]> MakeAsync(string request, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            // A worker that was ended from outside while it was idle is noticed only now: one more try with a new one.
            return Read(await AnswerAsync(request) ?? await AnswerAsync(request)
                ?? throw new Refused(RefusalCode.DocumentNotMade, "The typesetter ended without an answer."));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        Stop();
        _turn.Dispose();
    }

    // A caller who goes away does not stop the work, since the next caller would read its answer.
    private async Task<string?> AnswerAsync(string request)
    {
        using var limit = new CancellationTokenSource(options.Limit);
        try
        {
            var process = Running();
            await process.StandardInput.WriteLineAsync(request.AsMemory(), limit.Token);
            await process.StandardInput.FlushAsync(limit.Token);
            var answer = await process.StandardOutput.ReadLineAsync(limit.Token);
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
            throw new Refused(RefusalCode.DocumentNotMade, $"The document was not finished within {options.Limit.TotalSeconds:0} seconds.");
        }
    }

    private static byte[] Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("made", out var made))
        {
            return made.GetBytesFromBase64();
        }

        var words = string.Join("; ", Texts(json.RootElement, "errors"));
        string[] letters = [.. Texts(json.RootElement, "letters")];
        throw letters.Length > 0 ? new Refused(RefusalCode.DocumentNotMade, words, ITypesetter.LettersMissing, string.Join(' ', letters))
            : EngineRefusal.Of(words);
    }

    private static IEnumerable<string> Texts(JsonElement answer, string list) =>
        answer.TryGetProperty(list, out var texts) ? texts.EnumerateArray().Select(t => t.GetString() ?? "") : [];

    private Process Running()
    {
        if (_process is { HasExited: false })
        {
            return _process;
        }

        Stop();
        var start = new ProcessStartInfo("node", ["--max-old-space-size=512", options.Script, options.Templates])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = options.Templates,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        _process = Start(start);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginErrorReadLine();
        return _process;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new Refused(RefusalCode.DocumentNotMade, $"The typesetter could not be started: {missing.Message}");
        }
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
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _process = null;
    }
}
