using System.Diagnostics;

namespace Hearing.Client.Tests.Live;

public sealed class LiveTests
{
    /// <summary>The pages' TypeScript has tests of its own, in <c>tests/live</c>; they run in Node.</summary>
    [Fact]
    public async Task The_screens_scripts_pass_their_own_tests()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root.FullName, "tests", "live")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("tests/live");
        }

        var tests = Directory.GetFiles(Path.Combine(root.FullName, "tests", "live"), "*.test.mjs");
        Assert.NotEmpty(tests);
        using var node = Process.Start(new ProcessStartInfo("node", ["--test", "--test-reporter=tap", .. tests])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await output + await errors);
        Assert.DoesNotContain("# pass 0", await output, StringComparison.Ordinal);
    }
}
