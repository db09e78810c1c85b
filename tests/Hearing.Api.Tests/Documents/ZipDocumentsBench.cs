using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Documents;
using Hearing.Domain.People;
using Microsoft.Extensions.DependencyInjection;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents;

/// <summary>A thousand certificates from the server as a zip: time and memory; <c>deploy/bench.sh documents</c> runs it and shows the row.</summary>
public sealed class ZipDocumentsBench : SampleEditionTests
{
    [Fact(Explicit = true)]
    public async Task A_thousand_certificates_as_a_zip()
    {
        await App.Store([.. Enumerable.Range(0, 997).Select(i => new Candidate { Id = Domain.CandidateId.New(), EditionId = Sample.Edition.Id, Name = $"Kommun nummer {i}", Order = i + 3 })]);
        var organiser = App.As(Organiser);
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates", ("series", "Participation"));
        await Forms.PressAsync(organiser, $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        await SizeAsync(organiser, "Results");

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5", Cancel);
        var idle = Kilobytes("self", "VmRSS");
        var start = Stopwatch.GetTimestamp();
        var size = await SizeAsync(organiser, "Participation");
        var taken = Stopwatch.GetElapsedTime(start);
        var above = (Kilobytes("self", "VmHWM") - idle) / 1024;
        var worker = App.Services.GetRequiredService<TypstPool>().ProcessIds.SelectMany(Family).Max(p => Kilobytes($"{p}", "VmHWM")) / 1024;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| 1,000 certificates as a zip of {size / 1048576} MB from the server, in the test host | ≤ 40 s, server ≤ 100 MB above idle, worker ≤ 300 MB | {taken.TotalSeconds:0.0} s, {above} MB, {worker} MB |"));
    }

    private static async Task<long> SizeAsync(HttpClient client, string series)
    {
        using var answer = await client.GetAsync($"/api/editions/{Slug}/documents/certificates.zip?series={series}", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.True(answer.IsSuccessStatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Cancel));
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        var (piece, size) = (new byte[65536], 0L);
        while (await body.ReadAsync(piece, Cancel) is > 0 and var read)
        {
            size += read;
        }

        return size;
    }

    /// <summary>The process and all that it has started.</summary>
    private static IEnumerable<int> Family(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(c => Family(int.Parse(c, CultureInfo.InvariantCulture))).Prepend(process);

    private static long Kilobytes(string process, string what) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(what, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}
