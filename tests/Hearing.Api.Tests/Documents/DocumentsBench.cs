using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleDocuments;

namespace Hearing.Api.Tests.Documents;

/// <summary>
/// Measures the typesetter; <c>deploy/bench.sh documents</c> runs it and shows the rows.
/// Each document differs from the one before, so that nothing is taken from the cache.
/// </summary>
public sealed class DocumentsBench
{
    private static readonly string[] Parts =
    [
        "#read(\"/etc/passwd\")", "#import \"@preview/x:1.0.0\": *", "#include \"common.typ\"", "*strong* _soft_", "$x^2$", "<label> @ref", "\\u{41}", "]}){[(", "`raw`", "// \"quoted\"",
        "\u0007\u202e", "= Heading", "#eval(\"1\")", "#panic()", "<script>alert(1)</script>", "%PDF-1.7", "{{name}}", "${jndi:x}", "\0", "- list\n+ list",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Programme_and_certificates_against_a_browsers_printing()
    {
        var cold = Stopwatch.GetTimestamp();
        using var pool = new TypstPool(TypstWorkerOptions.Default);
        using var typesetter = new TypstTypesetter(pool);
        await Set(typesetter, Programme(99));
        Say("programme of 40 sessions, cold", "≤ 1.5 s", Stopwatch.GetElapsedTime(cold));
        Say("programme of 40 sessions, warm, median of 15", "≤ 0.15 s", await Median(15, i => Set(typesetter, Programme(i))));
        var joint = await Median(9, i => Set(typesetter, Forty(i)));
        Say("40 certificates in one file, median of 9", "≤ 0.4 s", joint);
        Say("40 certificates as forty files, median of 5", "≤ 1.2 s", await Median(5, i => Each(typesetter, Forty(100 + i))));
        var printed = await Median(3, i => PrintAsync(Forty(i)));
        Say("the same 40 by Chromium's print to PDF, started anew, median of 3", "≥ 10 × slower", printed, $" ({printed / joint:0.0} ×)");
        var thousand = Stopwatch.GetTimestamp();
        await Each(typesetter, Many(1000, 7));
        Say("1,000 certificates as a thousand files", "≤ 40 s", Stopwatch.GetElapsedTime(thousand), $"; workers {pool.ProcessIds.Select(Memory).Max()} MB at most");
        Say("a template's preview, median of 15", "≤ 0.3 s", await Median(15, i => typesetter.TryAsync(Certificates(Certificate(i + 1)), DocumentForm.Preview, Cancel)));
    }

    [Fact(Explicit = true)]
    public async Task Hostile_texts_are_text_or_refused()
    {
        using var pool = new TypstPool(TypstWorkerOptions.Default);
        using var typesetter = new TypstTypesetter(pool);
        var (shown, refused) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            var text = i % 40 == 39 ? new string('å', 10_000) : $"{Parts[i % Parts.Length]} {i} {Parts[(i * 7 + 3) % Parts.Length]}";
            var line = PlainText.Line(text);
            try
            {
                using var pdf = new Pdf(await typesetter.SetAsync(Certificates(Certificate() with { Name = line, Motivation = PlainText.Paragraphs(text) }), DocumentForm.Accessible, Cancel));
                Assert.Contains(Close(line), Close(await pdf.TextAsync()), StringComparison.Ordinal);
                shown++;
            }
            catch (Refused)
            {
                refused++;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"| 200 hostile texts as names and motivations | all shown as text or refused | {shown} shown, {refused} refused, 0 obeyed |");
    }

    private static ProgrammeDocument Programme(int turn)
    {
        var sample = SampleDocuments.Programme(days: 2, rows: 20);
        return sample with { Days = [.. sample.Days.Select(d => d with { Rows = [.. d.Rows.Select(r => r with { Title = $"{r.Title} {turn}" })] })] };
    }

    private static CertificateDocument Forty(int turn) => Many(40, turn);

    private static CertificateDocument Many(int count, int turn) =>
        Certificates([.. Enumerable.Range(10, count).Select(i => Certificate(i) with { Name = $"Kommun {turn} nummer {i}, utbildningsförvaltningen" })]);

    private static Task<byte[]> Set(ITypesetter typesetter, PrintedDocument document) => typesetter.SetAsync(document, DocumentForm.Accessible, Cancel);

    private static async Task Each(ITypesetter typesetter, CertificateDocument document)
    {
        foreach (var page in document.Certificates)
        {
            await Set(typesetter, document with { Certificates = [page] });
        }
    }

    /// <summary>The same words on the same paper, without frame and seal.</summary>
    private static async Task PrintAsync(CertificateDocument document)
    {
        var folder = Directory.CreateTempSubdirectory("hearing-print-").FullName;
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><style>@page{size:A4 landscape}section{break-after:page;text-align:center}</style>");
        foreach (var c in document.Certificates)
        {
            html.Append("<section>");
            foreach (var words in new[] { c.Award, c.Kind, c.Lead, c.Name, c.SchoolForms, c.Motivation, c.PlaceAndDate, c.NumberLine, c.Address.ToString() })
            {
                html.Append("<p>").Append(HtmlEncoder.Default.Encode(words));
            }

            html.Append(QrCode.Svg(c.Address));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "in.html"), html.ToString(), Cancel);
        using var chromium = Process.Start(new ProcessStartInfo("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={folder}/profile", $"--print-to-pdf={folder}/out.pdf", $"file://{folder}/in.html",
        ])
        { RedirectStandardError = true })!;
        await chromium.StandardError.ReadToEndAsync(Cancel);
        await chromium.WaitForExitAsync(Cancel);
        Assert.True(File.Exists($"{folder}/out.pdf"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TimeSpan> Median(int times, Func<int, Task> work)
    {
        var taken = new List<TimeSpan>();
        for (var turn = 0; turn < times; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            await work(turn);
            taken.Add(Stopwatch.GetElapsedTime(start));
        }

        return taken.Order().ElementAt(times / 2);
    }

    /// <summary>The most that the process and those it has started ever held, in MB.</summary>
    private static long Memory(int process) => new[] { process }.Concat(Directory.GetDirectories($"/proc/{process}/task").SelectMany(t => File.ReadAllText($"{t}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(c => new[] { int.Parse(c, CultureInfo.InvariantCulture) }.Concat(File.ReadAllText($"/proc/{c}/task/{c}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => int.Parse(g, CultureInfo.InvariantCulture)))))
        .Max(p => File.ReadLines($"/proc/{p}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var kilobytes, _] ? long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024 : 0);

    private static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void Say(string what, string reach, TimeSpan measured, string more = "") => TestContext.Current.TestOutputHelper!.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {reach} | {measured.TotalSeconds:0.00} s{more} |"));
}
