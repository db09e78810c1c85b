using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Documents;
using Hearing.Api.Tools;
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
        using var worker = Worker(TimeSpan.FromSeconds(60));
        Template("endless", "#for i in range(1000000) { for j in range(1000000) { } }");
        Template("short", "#set document(title: \"t\")\n= Short");
        var refused = await Assert.ThrowsAsync<Refused>(() => Make(worker, "endless", limit: TimeSpan.FromSeconds(1)));
        Assert.Equal(RefusalCode.DocumentNotMade, refused.Code);
        Assert.Contains("1 seconds", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Make(worker, "short"));
    }

    [Theory]
    [InlineData("#read(\"/../../../../../../etc/passwd\")")]
    [InlineData("#read(\"../outside.txt\")")]
    // Both are there for the worker itself, also where it is shut in.
    [InlineData("#read(\"/worker/worker.mjs\")")]
    [InlineData("#read(\"/../worker/worker.mjs\")")]
    [InlineData("#import \"@preview/cetz:0.3.4\": canvas")]
    [InlineData("#image(\"missing.svg\", alt: \"x\")")]
    public async Task A_template_reads_nothing_outside_its_folder(string source)
    {
        using var worker = Worker(TimeSpan.FromSeconds(60));
        Template("outside", source);
        var refused = await Assert.ThrowsAsync<Refused>(() => Make(worker, "outside"));
        Assert.Equal(RefusalCode.DocumentNotMade, refused.Code);
    }

    [Fact]
    public async Task A_worker_that_was_ended_from_outside_is_replaced_unseen()
    {
        using var worker = Worker(TimeSpan.FromSeconds(60));
        Template("short", "#set document(title: \"t\")\n= Short");
        await Make(worker, "short");
        using var child = Process.GetProcessById(Assert.Single(worker.ProcessIds));
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await Make(worker, "short"));
        Assert.NotEqual(child.Id, Assert.Single(worker.ProcessIds));
    }

    [Fact]
    public async Task A_template_that_wants_too_much_memory_is_ended_and_the_next_document_is_made()
    {
        using var worker = Worker(TimeSpan.FromSeconds(60));
        Template("greedy", "#let a = range(1000000)\n#let b = ()\n#for i in range(100) { b.push(a.map(x => x + i)) }");
        Template("short", "#set document(title: \"t\")\n= Short");
        var refused = await Assert.ThrowsAsync<Refused>(() => Make(worker, "greedy"));
        Assert.Contains("memory", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Make(worker, "short"));
    }

    [Fact]
    public async Task The_worker_has_an_empty_environment_no_network_and_none_of_the_servers_files()
    {
        using var worker = Worker(TimeSpan.FromSeconds(60));
        Template("short", "#set document(title: \"t\")\n= Short");
        await Make(worker, "short");
        var node = Innermost(Assert.Single(worker.ProcessIds));
        Assert.DoesNotContain("PATH=", await File.ReadAllTextAsync($"/proc/{node}/environ", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(Isolation.IsPresent, "bubblewrap is missing");
        Assert.NotEqual(new FileInfo("/proc/self/ns/net").LinkTarget, new FileInfo($"/proc/{node}/ns/net").LinkTarget);
        Assert.Equal(["bin", "dev", "etc", "lib", "lib64", "node", "proc", "templates", "usr", "worker"], Directory.GetFileSystemEntries($"/proc/{node}/root").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["alternatives"], Directory.GetFileSystemEntries($"/proc/{node}/root/etc").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Documents_at_the_same_time_each_get_their_own_also_while_one_is_killed()
    {
        using var worker = new TypstPool(TypstWorkerOptions.Default with { Templates = _templates, Limit = TimeSpan.FromSeconds(60), Workers = 2 });
        Template("endless", "#for i in range(1000000) { for j in range(1000000) { } }");
        Template("echo", "#set document(title: \"t\")\n= #json(bytes(sys.inputs.data)).word");
        var endless = Assert.ThrowsAsync<Refused>(() => Make(worker, "endless", limit: TimeSpan.FromSeconds(15)));
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Make(worker, "echo", $"word{i}")));
        Assert.False(endless.IsCompleted, "The others waited for the one that never ends.");
        foreach (var (index, bytes) in made.Index())
        {
            using var pdf = new Pdf(bytes);
            Assert.Equal($"word{index}", await pdf.TextAsync());
        }

        await endless;
    }

    private static int Innermost(int process)
    {
        while (File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var child, ..])
        {
            process = int.Parse(child, CultureInfo.InvariantCulture);
        }

        return process;
    }

    private TypstPool Worker(TimeSpan limit) => new(TypstWorkerOptions.Default with { Templates = _templates, Limit = limit, Workers = 1 });

    private void Template(string name, string source) => File.WriteAllText(Path.Combine(_templates, $"{name}.typ"), source);

    private static async Task<byte[]> Make(TypstPool worker, string template, string word = "", TimeSpan? limit = null) => (await worker.AnswerAsync(
        $$"""{"template":"{{template}}.typ","data":{"word":"{{word}}"},"standard":"1.7","timestamp":0}""", limit)).File();
}
