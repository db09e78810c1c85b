using System.Diagnostics;

namespace Hearing.Browser.Tests.Floors;

/// <summary>A program that goes on until it is disposed; what it writes is kept.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringWriter _log = new();

    private Running(Process process) => _process = process;

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public static Running Start(string program, params IEnumerable<string> arguments)
    {
        var running = new Running(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        running._process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The end without warning.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
        }
    }
}
