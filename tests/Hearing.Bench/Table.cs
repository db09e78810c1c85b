namespace Hearing.Bench;

/// <summary>Rows of the table of figures.</summary>
internal static class Table
{
    public static void Row(string what, string target, string measured) => Console.WriteLine($"| {what} | {target} | {measured} |");

    /// <summary>The value below which that share of all lies.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
