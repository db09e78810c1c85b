using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Documents;
using static Hearing.Api.Tests.Documents.SampleDocuments;

namespace Hearing.Api.Tests.Documents;

/// <summary>
/// Measures the typesetter; <c>deploy/bench.sh documents</c> runs it and shows the rows.
/// Each document differs from the one before, so that nothing is taken from the cache.
/// </summary>
public sealed class DocumentsBench
{
    [Fact(Explicit = true)]
    public async Task Programme_and_40_certificates_with_a_warm_typesetter()
    {
        using var pool = new TypstPool(TypstWorkerOptions.Default);
        using var typesetter = new TypstTypesetter(pool);
        await Median(typesetter, 1, _ => Programme(99), Set);
        var programme = await Median(typesetter, 9, Programme, Set);
        var certificates = await Median(typesetter, 5, Forty, Set);
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(Row("programme warm", 0.5, programme));
        output.WriteLine(Row("40 certificates warm", 2, certificates));
    }

    private static Domain.Documents.ProgrammeDocument Programme(int turn)
    {
        var sample = SampleDocuments.Programme();
        return sample with { Days = [.. sample.Days.Select(d => d with { Rows = [.. d.Rows.Select(r => r with { Title = $"{r.Title} {turn}" })] })] };
    }

    private static Domain.Documents.CertificateDocument Forty(int turn) =>
        Certificates([.. Enumerable.Range(10, 40).Select(i => Certificate(i) with { Name = $"Kommun {turn} nummer {i}, utbildningsförvaltningen" })]);

    private static Task<byte[]> Set(ITypesetter typesetter, Domain.Documents.ProgrammeDocument document) =>
        typesetter.SetAsync(document, DocumentForm.Accessible, TestContext.Current.CancellationToken);

    private static Task<byte[]> Set(ITypesetter typesetter, Domain.Documents.CertificateDocument document) =>
        typesetter.SetAsync(document, DocumentForm.Accessible, TestContext.Current.CancellationToken);

    private static async Task<TimeSpan> Median<T>(ITypesetter typesetter, int times, Func<int, T> document, Func<ITypesetter, T, Task<byte[]>> set)
    {
        var taken = new List<TimeSpan>();
        for (var turn = 0; turn < times; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            await set(typesetter, document(turn));
            taken.Add(Stopwatch.GetElapsedTime(start));
        }

        return taken.Order().ElementAt(times / 2);
    }

    private static string Row(string what, double reach, TimeSpan measured) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | ≤ {reach} s | {measured.TotalSeconds:0.00} s |");
}
