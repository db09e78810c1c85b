using System.Net;
using System.Net.Http.Json;
using Hearing.Api.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Editions;

public sealed class LogTests : IAsyncLifetime
{
    private const string Organiser = "olle@example.org";
    private readonly HearingApp _app = new();
    private readonly Edition _edition = new() { Id = EditionId.New(), Slug = "2026", Name = "Guldtrappan 2026", Year = 2026, Mode = HearingMode.OnSite };
    private readonly Person _organiser;
    private readonly Person _guest;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public LogTests()
    {
        _organiser = new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "Olle Organisatör", Mail = Organiser, Roles = Roles.Organiser };
        _guest = new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "Gösta <b>Gäst</b>", Mail = "gosta@example.org", Roles = Roles.Guest };
    }

    public async ValueTask InitializeAsync() => await _app.Store(_edition, _organiser, _guest);

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_an_organiser_changes_is_shown_with_who_and_whom()
    {
        await Forms.PressAsync(_app.As(Organiser), $"/2026/people/{_guest.Id.Value}", $"/2026/people/{_guest.Id.Value}/withdraw");
        var page = await ReadAsync("/2026/log");
        Assert.Contains("En person fick sin åtkomst indragen", page, StringComparison.Ordinal);
        Assert.Contains("Olle Organisatör", page, StringComparison.Ordinal);
        Assert.Contains("Gösta &lt;b&gt;Gäst&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("2 mars 2026 09:00:00", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/2026/log\"", await ReadAsync("/2026/setup"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_come_first_fifty_to_a_page_and_other_editions_stay_out()
    {
        await NoteAsync(120, "exported");
        var other = new Edition { Id = EditionId.New(), Slug = "2025", Name = "2025", Year = 2025, Mode = HearingMode.OnSite };
        await _app.Store(other);
        await _app.InDatabase(async db =>
        {
            db.Note(other.Id, _app.Clock.GetUtcNow(), null, "released");
            return await db.SaveChangesAsync(Cancel);
        });
        var first = await ReadAsync("/2026/log");
        Assert.Equal(50, Count(first));
        Assert.Contains("120 händelser", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Resultatet offentliggjordes", first, StringComparison.Ordinal);
        var last = await ReadAsync("/2026/log?page=3");
        Assert.Equal(20, Count(last));
        Assert.Contains("href=\"/2026/log?page=2\"", last, StringComparison.Ordinal);
        Assert.Contains("09:00:00", last, StringComparison.Ordinal);
        Assert.Equal(20, Count(await ReadAsync("/2026/log?page=99")));
    }

    [Fact]
    public async Task It_is_narrowed_by_person_kind_and_day_of_the_hearings_clock()
    {
        await NoteAsync(1, "exported", _guest.Id);
        await NoteAsync(2, "person-added", _organiser.Id);
        _app.Clock.SetUtcNow(new(2026, 3, 2, 22, 59, 59, TimeSpan.Zero));
        await NoteAsync(1, "display-paired", _organiser.Id);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await NoteAsync(1, "display-revoked", _organiser.Id);
        Assert.Equal(1, Count(await ReadAsync($"/2026/log?by={_guest.Id.Value}")));
        Assert.Equal(2, Count(await ReadAsync("/2026/log?what=person-added")));
        Assert.Equal(4, Count(await ReadAsync("/2026/log?until=2026-03-02")));
        Assert.Equal(1, Count(await ReadAsync("/2026/log?from=2026-03-03")));
        Assert.Contains("Inget passar in", await ReadAsync($"/2026/log?by={_guest.Id.Value}&what=person-added"), StringComparison.Ordinal);
        Assert.Contains("Skriv datumet som", await ReadAsync("/2026/log?from=imorgon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planned_answered_and_announced_is_noted_too()
    {
        var organiser = _app.As(Organiser);
        await Forms.PressAsync(organiser, "/2026/me/times", ("revision", $"{_organiser.Revision}"));
        await Forms.PressAsync(organiser, "/2026/webinars/edit", ("key", "new"), ("title", "Webbinarium"), ("length", "90"));
        var session = new Session { Id = SessionId.New(), EditionId = _edition.Id, Kind = SessionKind.Break, Title = "Kaffe", Parts = [new(PartId.New(), PartKind.Pause, "Kaffe", TimeSpan.FromMinutes(15), EndPolicy.Wait, null)] };
        await _app.Store(session);
        using var edited = await organiser.PostAsJsonAsync("/api/editions/2026/plan/edits", new PlanEdit(PlanEditKind.Unplace, session.Id, session.Revision), WireJson.Options, Cancel);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        var page = await ReadAsync("/2026/log");
        Assert.Equal(3, Count(page));
        foreach (var action in new[] { "Svar om tider som inte går kom in", "Ett webbinarium lades till", "Planen ändrades" })
        {
            Assert.Contains($"<strong>{action}</strong>", page, StringComparison.Ordinal);
        }
    }

    private Task<int> NoteAsync(int times, string action, PersonId? by = null) => _app.InDatabase(async db =>
    {
        for (var i = 0; i < times; i++)
        {
            db.Note(_edition.Id, _app.Clock.GetUtcNow().AddSeconds(i), by, action);
        }

        return await db.SaveChangesAsync(Cancel);
    });

    private static int Count(string page) => page.Split("<time ").Length - 1;

    private async Task<string> ReadAsync(string address)
    {
        using var answer = await _app.As(Organiser).GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
