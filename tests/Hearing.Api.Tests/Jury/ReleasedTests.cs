using System.Text.Json;
using Hearing.Api.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Hearing.Api.Tests.Jury;

/// <summary>After the release, and what leaves the server by other ways than answers: mail, logs, telemetry, the audit log.</summary>
public sealed class ReleasedTests : IAsyncLifetime
{
    private readonly LogListener _log = new(SecretYear.Tells);
    private readonly SecretYear _year;
    private readonly Crawl _crawl;

    public ReleasedTests()
    {
        _year = new(new HearingApp { Log = _log, Settings = { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace" } });
        _crawl = new(_year.Jury);
    }

    public ValueTask InitializeAsync() => _year.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        return _year.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_finds_the_motivations_and_nobody_outside_the_jury_a_note_or_a_mark()
    {
        Assert.Equal("/jury/recipients", (await _year.Jury.Release()).Headers.Location?.OriginalString);
        var outsiders = _year.Outsiders().Append(("organiser", _year.Jury.App.As(HearingApp.Organiser)));
        foreach (var (name, client) in outsiders)
        {
            var found = await _crawl.AsAsync(client);
            Assert.Contains(found.Values, a => a.Text.Contains("canary-motivation-first", StringComparison.Ordinal));
            Assert.Contains(found, a => a.Key.EndsWith("/credential.jwt", StringComparison.Ordinal) && a.Value.Text.Contains("canary-motivation-first", StringComparison.Ordinal));
            Assert.Contains(found, a => a.Key.StartsWith("/verify/", StringComparison.Ordinal) && a.Value.IsPage && a.Value.Text.Contains("canary-motivation-other", StringComparison.Ordinal));
            Assert.Empty(found.Where(a => SecretYear.TellsNote(a.Value.Text) || (name != "organiser" && SecretYear.TellsMark(a.Value.Text))).Select(a => $"{name} {a.Key}"));
        }

        var inConflict = await _crawl.AsAsync(_year.Jury.App.As(JuryApp.Juror));
        Assert.Empty(inConflict.Where(a => a.Value.Text.Contains($"{JuryApp.Chair}-first", StringComparison.Ordinal)).Select(a => a.Key));
    }

    [Fact]
    public async Task No_letter_log_line_measurement_or_audit_entry_tells_a_secret()
    {
        using var telemetry = new TelemetryListener(SecretYear.Tells);
        Assert.DoesNotContain(await LettersAsync(), letter => SecretYear.Tells(letter));
        await _crawl.AsAsync(_year.Jury.App.As(JuryApp.Chair));
        await _year.Decided(_year.Jury.Other, "Award", "other");
        await _year.Jury.Release();
        Assert.DoesNotContain(await LettersAsync(), letter => SecretYear.TellsNote(letter) || SecretYear.TellsMark(letter));
        Assert.Empty(_log.Lines);
        Assert.Empty(telemetry.Told);
        Assert.True(_log.Heard > 1000 && telemetry.Heard > 100, $"Hardly anything was heard: {_log.Heard}, {telemetry.Heard}");
        var audit = await _year.Jury.App.InDatabase(db => Task.FromResult(JsonSerializer.Serialize(db.Audit.ToList())));
        Assert.Contains("released", audit, StringComparison.Ordinal);
        Assert.False(SecretYear.Tells(audit));
    }

    /// <summary>All that waits in the outbox, and all that was sent, as the recipient reads it.</summary>
    private async Task<IReadOnlyList<string>> LettersAsync()
    {
        var app = _year.Jury.App;
        await _year.Jury.Send(HearingApp.Organiser, "/jury/outbox", "/jury/outbox/send");
        await app.Services.GetRequiredService<OutboxSending>().SendDueAsync(alone: true, JuryApp.Cancel);
        var rows = await app.InDatabase(db => Task.FromResult(db.Outbox.ToList().Select(m => JsonSerializer.Serialize(m)).ToList()));
        var files = Directory.GetFiles(Path.Combine(app.DataDirectory, "outbox"), "*.eml");
        Assert.Equal(rows.Count, files.Length);
        return [.. rows, .. files.Select(f => MimeMessage.Load(f, JuryApp.Cancel)).Select(m => $"{m.Headers} {m.Subject} {m.TextBody}"), .. files.Select(File.ReadAllText)];
    }
}
