using System.Diagnostics;
using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Tests.Documents;

public sealed class TypstWorkerTests : IDisposable
{
    private readonly string _templates = Directory.CreateTempSubdirectory("hearing-typst-").FullName;

    public void Dispose() => Directory.Delete(_templates, recursive: true);

    [Fact]
    public async Task A_template_that_never_ends_is_killed_and_the_next_document_is_made()
    {
        using var worker = Worker(TimeSpan.FromSeconds(8));
        Template("endless", "#for i in range(1000000) { for j in range(1000000) { } }");
        Template("short", "#set document(title: \"t\")\n= Short");
        var refused = await Assert.ThrowsAsync<Refused>(() => Make(worker, "endless"));
        Assert.Equal(RefusalCode.DocumentNotMade, refused.Code);
        Assert.Contains("8 seconds", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Make(worker, "short"));
    }

    [Theory]
    [InlineData("#read(\"/../../../../../../etc/passwd\")")]
    [InlineData("#read(\"../outside.txt\")")]
    [InlineData("#import \"@preview/cetz:0.3.4\": canvas")]
    [InlineData("#image(\"missing.svg\", alt: \"x\")")]
    public async Task A_template_reads_nothing_outside_its_folder(string source)
    {
        using var worker = Worker(TimeSpan.FromSeconds(20));
        Template("outside", source);
        var refused = await Assert.ThrowsAsync<Refused>(() => Make(worker, "outside"));
        Assert.Equal(RefusalCode.DocumentNotMade, refused.Code);
    }

    [Fact]
    public async Task A_worker_that_was_ended_from_outside_is_replaced_unseen()
    {
        using var worker = Worker(TimeSpan.FromSeconds(20));
        Template("short", "#set document(title: \"t\")\n= Short");
        await Make(worker, "short");
        using var child = Process.GetProcessById(worker.ProcessId!.Value);
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await Make(worker, "short"));
        Assert.NotEqual(child.Id, worker.ProcessId);
    }

    [Fact]
    public async Task The_worker_has_an_empty_environment()
    {
        using var worker = Worker(TimeSpan.FromSeconds(20));
        Template("short", "#set document(title: \"t\")\n= Short");
        await Make(worker, "short");
        Assert.Empty(await File.ReadAllBytesAsync($"/proc/{worker.ProcessId}/environ", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Requests_at_the_same_time_each_get_their_own_document()
    {
        using var worker = Worker(TimeSpan.FromSeconds(20));
        Template("echo", "#set document(title: \"t\")\n= #json(bytes(sys.inputs.data)).word");
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Make(worker, "echo", $"word{i}")));
        foreach (var (index, bytes) in made.Index())
        {
            using var pdf = new Pdf(bytes);
            Assert.Equal($"word{index}", await pdf.TextAsync());
        }
    }

    private TypstWorker Worker(TimeSpan limit) => new(TypstWorkerOptions.Default with { Templates = _templates, Limit = limit });

    private void Template(string name, string source) => File.WriteAllText(Path.Combine(_templates, $"{name}.typ"), source);

    private static Task<byte[]> Make(TypstWorker worker, string template, string word = "") => worker.MakeAsync(
        $$"""{"template":"{{template}}.typ","data":{"word":"{{word}}"},"standard":"1.7","timestamp":0}""", TestContext.Current.CancellationToken);
}
