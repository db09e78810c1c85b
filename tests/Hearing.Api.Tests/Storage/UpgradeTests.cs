using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;

namespace Hearing.Api.Tests.Storage;

/// <summary>The databases of all releases are opened by this one; <c>deploy/keep-release.sh</c> keeps them.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<string> Releases => [.. Directory.GetFiles(Folder(), "*.db.gz").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_database_of_an_earlier_release_is_brought_here_and_read(string release)
    {
        using var app = new HearingApp();
        await using (var kept = new GZipStream(File.OpenRead(Path.Combine(Folder(), release)), CompressionMode.Decompress))
        await using (var database = File.Create(Path.Combine(app.DataDirectory, "hearing.db")))
        {
            await kept.CopyToAsync(database, TestContext.Current.CancellationToken);
        }

        foreach (var page in (string[])["/", "/2021", "/2021/recipients", "/2021/webinars"])
        {
            var answer = await app.Stranger().GetAsync(page, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var recipients = await app.Stranger().GetStringAsync("/2021/recipients", TestContext.Current.CancellationToken);
        Assert.Contains("Hallstahammars kommun", recipients, StringComparison.Ordinal);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath("../../Releases", Path.GetDirectoryName(here)!);
}
