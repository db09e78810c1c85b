using System.Diagnostics;

namespace Hearing.Api.Tools;

/// <summary>
/// A tool in its sandbox, started by a thread of its own that stays until the end: the kernel ends what dies with its parent when the thread that
/// started it ends (prctl(2), PR_SET_PDEATHSIG), and the threads of the pool come and go.
/// </summary>
internal sealed class SandboxedProcess : IDisposable
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SandboxedProcess(Process process) => Process = process;

    public Process Process { get; }

    public static Task<SandboxedProcess> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<SandboxedProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Keep(info, started)) { IsBackground = true, Name = "Sandbox" }.Start();
        return started.Task;
    }

    /// <summary>Ends it and all that it has started, where it has not ended.</summary>
    public void Dispose()
    {
        try
        {
            if (!Process.HasExited)
            {
                Process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            Process.Dispose();
            _over.SetResult();
        }
    }

    private static void Keep(ProcessStartInfo info, TaskCompletionSource<SandboxedProcess> started)
    {
        SandboxedProcess one;
        try
        {
            one = new(Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start."));
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            started.SetException(fault);
            return;
        }

        started.SetResult(one);
        one._over.Task.GetAwaiter().GetResult();
    }
}
