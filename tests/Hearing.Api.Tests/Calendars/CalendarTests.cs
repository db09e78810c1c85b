using System.Net;
using System.Text;
using Hearing.Api.Tests.Documents;
using Hearing.Domain;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Hearing.Api.Tests.Calendars;

public sealed class CalendarTests : SampleEditionTests
{
    private const string Public = $"/api/editions/{SampleEdition.Slug}/programme.ics";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Injection = "Åsa \"Ö\", Ek;\r\nATTENDEE:mailto:x@example.org\r\nEND:VEVENT\u2028\u0007 \\n";

    [Fact]
    public async Task The_feed_says_when_each_session_is_on_both_sides_of_the_clock_change()
    {
        var answer = await App.Stranger().GetAsync(Public, Cancel);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var calendar = await Feed(App.Stranger(), Public);
        Assert.Equal("Europe/Stockholm", Assert.Single(calendar.TimeZones).TzId);
        Assert.Equal([new(2026, 10, 24, 8, 0, 0), new(2026, 10, 24, 9, 0, 0), new DateTime(2026, 10, 25, 8, 0, 0)], calendar.Events.Select(e => e.DtStart!.AsUtc));
        Assert.Equal([10, 11, 9], calendar.Events.Select(e => e.DtStart!.Hour));
        Assert.All(calendar.Events, e => Assert.Equal("Europe/Stockholm", e.DtStart!.TzId));
    }

    [Fact]
    public async Task A_moved_session_keeps_its_uid_under_a_higher_sequence_and_a_removed_one_is_cancelled()
    {
        var before = (await Feed(App.Stranger(), Public)).Events;
        await App.Store(Sample.Programme(2, new(2026, 10, 24, 9, 0, 0, TimeSpan.Zero), 1));
        var after = (await Feed(App.Stranger(), Public)).Events;
        var uid = $"{Sample.FirstSession.Value}@guldtrappan";
        Assert.True(One(after, uid).Sequence > One(before, uid).Sequence);
        Assert.Equal(new(2026, 10, 24, 9, 0, 0), One(after, uid).DtStart!.AsUtc);
        var gone = before.Select(e => e.Uid).Except([uid]).ToList();
        Assert.All(gone, id => Assert.Equal(EventStatus.Cancelled, One(after, id!).Status));
        Assert.Equal(after.Count, after.Select(e => e.Uid).Distinct().Count());
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        var client = App.Stranger();
        var tag = (await client.GetAsync(Public, Cancel)).Headers.ETag!;
        client.DefaultRequestHeaders.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(Public, Cancel)).StatusCode);
        await App.Store(Sample.Programme(2, new(2026, 10, 24, 9, 0, 0, TimeSpan.Zero), 1));
        var changed = await client.GetAsync(Public, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact]
    public async Task The_format_is_the_same_in_each_language()
    {
        var swedish = await App.Stranger().GetStringAsync(Public + "?lang=sv-SE", Cancel);
        Assert.Contains("BYDAY=-1SU", swedish, StringComparison.Ordinal);
        Assert.Equal(await App.Stranger().GetStringAsync(Public + "?lang=en", Cancel), swedish);
    }

    [Fact]
    public async Task Both_hours_of_the_doubled_hour_are_told_apart()
    {
        using var app = new HearingApp();
        var sample = new SampleEdition();
        await app.Store([.. sample.Rows().Where(r => r is not Programme), sample.Programme(1, new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), 0)]);
        var starts = (await Feed(app.Stranger(), Public)).Events.Select(e => e.DtStart!).ToList();
        Assert.Equal([new(2026, 10, 25, 0, 30, 0), new(2026, 10, 25, 1, 30, 0), new DateTime(2026, 10, 26, 0, 30, 0)], starts.Select(s => s.AsUtc));
    }

    [Fact]
    public async Task Hostile_texts_are_only_text()
    {
        using var app = new HearingApp();
        var sample = new SampleEdition();
        sample.Edition.Venue = new(Injection, Injection, null);
        var start = new DateTimeOffset(2026, 10, 24, 8, 0, 0, TimeSpan.Zero);
        var item = sample.Programme(1, start, 0).Items[0] with { Title = Injection + new string('ö', 300) };
        await app.Store([.. sample.Rows().Where(r => r is not Programme), new Programme { EditionId = sample.Edition.Id, Version = 1, PublishedAt = start, Items = [item] }]);
        var text = await app.Stranger().GetStringAsync(Public, Cancel);
        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), char.IsControl);
        var only = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Empty(only.Attendees);
        Assert.StartsWith("Åsa \"Ö\", Ek; ATTENDEE:mailto:x@example.org END:VEVENT \\n", only.Summary, StringComparison.Ordinal);
        Assert.EndsWith("öö", only.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_personal_feed_takes_the_time_of_own_sessions_and_carries_the_way_in()
    {
        await Renew(SampleEdition.Candidate);
        var address = $"/calendar/{await SecretOf(SampleEdition.Candidate)}.ics";
        var answer = await App.Stranger().GetAsync(address, Cancel);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        var events = (await Feed(App.Stranger(), address)).Events;
        var own = One(events, $"{Sample.FirstSession.Value}@guldtrappan");
        Assert.Equal("https://meet.example.org/secret-link", own.Url?.ToString());
        Assert.Equal(TransparencyType.Opaque, own.Transparency);
        Assert.All(events.Where(e => e.Uid != own.Uid), e => Assert.Equal(TransparencyType.Transparent, e.Transparency));
        Assert.DoesNotContain("secret-link", await App.Stranger().GetStringAsync(Public, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_address_ends_the_old_one_and_withdrawn_access_ends_both()
    {
        await Renew(SampleEdition.Juror);
        var old = await SecretOf(SampleEdition.Juror);
        await Renew(SampleEdition.Juror);
        var secret = await SecretOf(SampleEdition.Juror);
        Assert.Equal(32, secret!.Length);
        Assert.Equal(HttpStatusCode.NotFound, await Status(old!));
        Assert.Equal(HttpStatusCode.OK, await Status(secret));
        await Change(SampleEdition.Juror, p => p.WithdrawnAt = App.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.NotFound, await Status(secret));
    }

    [Fact]
    public async Task The_private_talk_is_in_the_feeds_of_those_who_hold_it_only()
    {
        var talk = SessionId.New();
        var start = new DateTimeOffset(2026, 10, 24, 14, 0, 0, TimeSpan.Zero);
        var part = new Part(PartId.New(), PartKind.Talk, "Samtal", TimeSpan.FromHours(1), EndPolicy.Wait, null);
        var session = new Session
        {
            Id = talk,
            EditionId = Sample.Edition.Id,
            Kind = SessionKind.PrivateTalk,
            Title = "Juryns samtal",
            Parts = [part],
            Panel = new(PanelKind.WholeJury, [], 1),
        };
        var item = new ProgrammeItem(talk, SessionKind.PrivateTalk, "Juryns samtal", null, "main", start, start.AddHours(1), [part], 0);
        await App.Store(session, new Programme { EditionId = Sample.Edition.Id, Version = 2, PublishedAt = start.AddDays(-9), Items = [item] });
        await Change(SampleEdition.Juror, p => p.CalendarSecret = Secret);
        await Change(SampleEdition.Candidate, p => p.CalendarSecret = Secret.Replace('0', 'f'));
        Assert.Contains("Juryns samtal", await App.Stranger().GetStringAsync($"/calendar/{Secret}.ics", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("Juryns samtal", await App.Stranger().GetStringAsync($"/calendar/{Secret.Replace('0', 'f')}.ics", Cancel), StringComparison.Ordinal);
    }

    private static CalendarEvent One(IEnumerable<CalendarEvent> events, string uid) => Assert.Single(events, e => e.Uid == uid);

    private static async Task<Calendar> Feed(HttpClient client, string path) => Calendar.Load(await client.GetStringAsync(path, Cancel))!;

    private async Task<HttpStatusCode> Status(string secret) => (await App.Stranger().GetAsync($"/calendar/{secret}.ics", Cancel)).StatusCode;

    private Task<string?> SecretOf(string mail) => App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == mail).CalendarSecret));

    private Task<int> Change(string mail, Action<Person> change) => Change(db => change(db.People.Single(p => p.Mail == mail)));

    /// <summary>Presses the button on the person's own page.</summary>
    private Task Renew(string mail) => Forms.PressAsync(App.As(mail), $"/{SampleEdition.Slug}/me/calendar", ("what", "renew"));
}
