using System.Globalization;

namespace Hearing.Bench.Live;

/// <summary>What a process has used so far, as Linux counts it.</summary>
internal static class ProcessUse
{
    private const double TicksPerSecond = 100;

    public static TimeSpan Cpu(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    /// <summary>Resident memory in KiB.</summary>
    public static long Memory(int process) =>
        Number(File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
