using System.Diagnostics;
using System.Runtime.CompilerServices;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly string _place = Directory.CreateTempSubdirectory("backup-").FullName;

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_place, recursive: true);
    }

    [Fact]
    public async Task A_backup_made_and_restored_while_the_product_runs_brings_everything_back()
    {
        var edition = new Edition { Id = EditionId.New(), Slug = "kvar", Name = "Före", Year = 2026, Mode = HearingMode.Virtual };
        await _app.Store(edition);
        var film = Path.Combine(_app.DataDirectory, "films", "ab");
        Directory.CreateDirectory(film);
        await File.WriteAllTextAsync(Path.Combine(film, "abc"), "bytes", Cancel);
        await RunAsync("make");

        await Rename("Efter");
        File.Delete(Path.Combine(film, "abc"));
        await RunAsync("restore");

        Assert.Equal("Före", await _app.InDatabase(db => db.Editions.Where(e => e.Slug == "kvar").Select(e => e.Name).SingleAsync(Cancel)));
        Assert.Equal("bytes", await File.ReadAllTextAsync(Path.Combine(film, "abc"), Cancel));
        await Rename("Skrivbar");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<int> Rename(string name) => _app.InDatabase(async db =>
    {
        (await db.Editions.SingleAsync(e => e.Slug == "kvar", Cancel)).Name = name;
        return await db.SaveChangesAsync(Cancel);
    });

    private async Task RunAsync(string what)
    {
        var info = new ProcessStartInfo("bash", [Script(), what, Path.Combine(_place, "backup.tar.gz")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        info.Environment["Hearing__DataDirectory"] = _app.DataDirectory;
        using var process = Process.Start(info)!;
        var errors = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, errors);
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath("../../../deploy/backup.sh", Path.GetDirectoryName(here)!);
}
