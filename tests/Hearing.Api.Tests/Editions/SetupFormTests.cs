using System.Net;
using System.Text.RegularExpressions;
using Hearing.Api.Editions;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>The pages that set an edition up, filled in and posted as a browser without scripts does.</summary>
public sealed partial class SetupFormTests : IDisposable
{
    private readonly HearingApp _app = new() { Settings = { ["Hearing:Demo"] = "true", ["Hearing:Organiser"] = "organiser@demo.example" } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("basics")]
    [InlineData("days")]
    [InlineData("rooms")]
    [InlineData("criteria")]
    [InlineData("template")]
    [InlineData("candidates")]
    [InlineData("conflicts")]
    public async Task A_form_saved_as_it_stands_changes_nothing(string section)
    {
        var before = await ExportAsync("demo");
        var browser = Browser("organiser@demo.example");
        var answer = await browser.SubmitAsync($"/demo/setup/{section}", []);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(before, await ExportAsync("demo"));
        Assert.Contains("Sparat.", await browser.Client.GetStringAsync(answer.Headers.Location, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_what_to_do()
    {
        var answer = await Browser("organiser@demo.example").SubmitAsync("/demo/setup/days", new()
        {
            ["days[0].closes"] = "01:00",
            ["days[1].date"] = "the day after",
            ["days[1].opens"] = "09:00",
            ["days[1].closes"] = "12:00",
        });
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"the day after\"", page, StringComparison.Ordinal);
        Assert.Contains("Sluttiden måste vara efter starttiden.", page, StringComparison.Ordinal);
        Assert.Contains("Skriv ett datum", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_overtaken_is_not_saved_and_keeps_what_was_typed()
    {
        var (first, second) = (Browser("organiser@demo.example"), Browser("organiser@demo.example"));
        var fields = await second.OpenAsync("/demo/setup/basics");
        Assert.Equal(HttpStatusCode.SeeOther, (await first.SubmitAsync("/demo/setup/basics", new() { ["name"] = "First" })).StatusCode);
        fields["name"] = "Second";
        var answer = await second.PostAsync("/demo/setup/basics", fields);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("value=\"Second\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("First", (await EditionAsync("demo")).Name);
    }

    [Fact]
    public async Task A_day_that_gets_another_date_takes_its_sessions_along()
    {
        await Browser("organiser@demo.example").SubmitAsync("/demo/setup/days", new() { ["days[0].date"] = "2026-09-01" });
        var dates = await _app.InDatabase(db => db.Sessions.ToListAsync(Cancel));
        Assert.Equal(6, dates.Count(s => s.Slot?.Date == new DateOnly(2026, 9, 1)));
    }

    [Fact]
    public async Task A_room_with_sessions_is_not_removed()
    {
        var answer = await Browser("organiser@demo.example").SubmitAsync("/demo/setup/rooms", new() { ["rooms[0].remove"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("”Välkommen” är inlagd i ett rum som då försvinner", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Single((await EditionAsync("demo")).Rooms);
    }

    [Fact]
    public async Task A_new_edition_is_set_up_by_pages_alone()
    {
        var browser = Browser("organiser@demo.example");
        var made = await browser.SubmitAsync("/_editions/new", new() { ["slug"] = "2027", ["name"] = "Guldtrappan 2027", ["firstDay"] = "2027-05-27", ["organiser"] = "Astrid Ek", ["people"] = "" });
        Assert.Equal("/2027/setup", made.Headers.Location?.OriginalString);
        await browser.SubmitAsync("/2027/setup/candidates", new() { ["candidates[0].name"] = "Åmåls kommun" });
        await browser.SubmitAsync("/2027/setup/candidates", new() { ["candidates[1].name"] = "Örnsköldsviks kommun", ["candidates[1].unit"] = "bildningsförvaltningen" });
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync("/2027/setup/sessions", [], "from-template")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync("/2027/setup/sessions", new() { ["kind"] = "Lunch", ["heading"] = "Lunch", ["length"] = "45" })).StatusCode);
        var edition = await EditionAsync("2027");
        var sessions = await _app.InDatabase(db => db.Sessions.Where(s => s.EditionId == edition.Id).OrderBy(s => s.Order).ToListAsync(Cancel));
        Assert.Equal(["Åmåls kommun", "Örnsköldsviks kommun, bildningsförvaltningen", "Lunch"], sessions.Select(s => s.Title));
        Assert.Equal([90, 90, 45], sessions.Select(s => s.Length.TotalMinutes));
        Assert.Equal(7, edition.Criteria.Count);
    }

    [Fact]
    public async Task A_copy_moves_the_dates_and_leaves_candidates_and_results_behind()
    {
        await Browser("organiser@demo.example").SubmitAsync("/_editions/new", new()
        {
            ["slug"] = "2022",
            ["name"] = "2022",
            ["firstDay"] = "2022-10-12",
            ["copy"] = "2021",
            ["organiser"] = "Astrid Ek",
            ["people"] = "yes",
        });
        var edition = await EditionAsync("2022");
        Assert.Equal([new DateOnly(2022, 10, 12), new DateOnly(2022, 10, 13)], edition.Days.Select(d => d.Date));
        Assert.Equal(Phase.Draft, edition.Phase);
        var sessions = await _app.InDatabase(db => db.Sessions.Where(s => s.EditionId == edition.Id).ToListAsync(Cancel));
        Assert.All(sessions, s => Assert.Null(s.CandidateId));
        Assert.Contains(sessions, s => s.Slot?.Date == new DateOnly(2022, 10, 13));
        var chair = await _app.InDatabase(db => db.People.SingleAsync(p => p.EditionId == edition.Id && p.MailKey == "chair@demo.example", Cancel));
        Assert.Equal((Roles.Juror | Roles.Chair, Roles.None), (chair.Roles, chair.ActiveRoles));
    }

    [Fact]
    public async Task A_session_gets_parts_and_notes_for_the_host()
    {
        var id = await _app.InDatabase(async db => (await db.Sessions.SingleAsync(s => s.Title == "Norrsjö kommun", Cancel)).Id.Value);
        var answer = await Browser("organiser@demo.example").SubmitAsync($"/demo/setup/sessions/{id}", new()
        {
            ["parts[2].notes"] = "Börja med eleverna.",
            ["parts[3].kind"] = "Talk",
            ["parts[3].title"] = "Tack",
            ["parts[3].length"] = "0:30",
            ["parts[3].end"] = "Auto",
        });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var session = await _app.InDatabase(db => db.Sessions.SingleAsync(s => s.Title == "Norrsjö kommun", Cancel));
        Assert.Equal(4, session.Parts.Count);
        Assert.Equal("Börja med eleverna.", session.Parts[2].HostNotes);
        Assert.Equal(TimeSpan.FromSeconds(270), session.Length);
    }

    [Fact]
    public async Task A_conflict_entered_by_the_organiser_is_on_the_protocol()
    {
        var (juror, candidate) = await _app.InDatabase(async db => (
            (await db.People.SingleAsync(p => p.Name == "Jonas Berg" && p.CandidateId == null && db.Editions.Any(e => e.Id == p.EditionId && e.Slug == "demo"), Cancel)).Id.Value,
            (await db.Candidates.SingleAsync(c => c.Name == "Norrsjö kommun", Cancel)).Id.Value));
        await Browser("organiser@demo.example").SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[1].juror"] = $"{juror}", ["conflicts[1].candidate"] = $"{candidate}", ["conflicts[1].reason"] = "Syskon" });
        Assert.Equal(2, await _app.InDatabase(db => db.Conflicts.CountAsync(c => db.Editions.Any(e => e.Id == c.EditionId && e.Slug == "demo"), Cancel)));
        Assert.Equal(1, await _app.InDatabase(db => db.Protocol.CountAsync(p => p.Kind == "conflict-declared" && p.Text == "Jonas Berg: Syskon", Cancel)));
    }

    [Theory]
    [InlineData("candidate@demo.example")]
    [InlineData("juror@demo.example")]
    public async Task Anybody_who_takes_part_says_when_they_cannot(string mail)
    {
        var browser = Browser(mail);
        var answer = await browser.SubmitAsync("/demo/me/times", new() { ["times[0].from"] = "09:00", ["times[0].until"] = "10:00", ["times[0].reason"] = "Tåg" });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("Tåg", await browser.Client.GetStringAsync("/demo/me/times", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync("/demo/me/times", new() { ["times[0].until"] = "08:00" })).StatusCode);
    }

    [Fact]
    public async Task An_answer_for_a_day_that_is_none_any_more_stays_as_it_was()
    {
        var browser = Browser("candidate@demo.example");
        await browser.SubmitAsync("/demo/me/times", new() { ["times[0].from"] = "09:00", ["times[0].until"] = "10:00" });
        var day = (await EditionAsync("demo")).Days[0].Date;
        await Browser("organiser@demo.example").SubmitAsync("/demo/setup/days", new() { ["days[0].date"] = "2026-09-01" });
        await browser.SubmitAsync("/demo/me/times", []);
        Assert.Equal(day, (await _app.InDatabase(db => db.CannotTimes.SingleAsync(c => c.From == new TimeOnly(9, 0), Cancel))).Date);
    }

    [Fact]
    public async Task The_demo_starts_anew_from_now()
    {
        var browser = Browser("organiser@demo.example");
        await browser.SubmitAsync("/demo/setup/sessions", new() { ["kind"] = "Lunch", ["heading"] = "Extra", ["length"] = "45" });
        _app.Clock.Advance(TimeSpan.FromHours(2));
        var answer = await browser.SubmitAsync("/demo/setup", [], "demo");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var expected = DemoTimes.From(_app.Clock.GetUtcNow(), HearingZone.Named("Europe/Stockholm")).Apply(Samples.Document("demo"));
        Assert.Equal(Domain.Contracts.EditionJson.Canonical(expected), await ExportAsync("demo"));
    }

    [Fact]
    public async Task A_document_is_imported_on_a_page_that_names_its_faults()
    {
        var document = Samples.Document("demo") with { Slug = "other", Id = Domain.EditionId.New() };
        var browser = Browser("organiser@demo.example");
        var taken = await browser.UploadAsync("/_editions/import", Domain.Contracts.EditionJson.Canonical(document));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("ett id som hör till en annan omgång", await taken.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var faulty = await (await browser.UploadAsync("/_editions/import", "{\"slug\":7}")).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("<code>$.slug</code>", faulty, StringComparison.Ordinal);
        var good = await browser.UploadAsync("/_editions/import", System.Text.Encoding.UTF8.GetString(new Domain.Tests.Editions.AnyEdition(7).Bytes()));
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
    }

    [Fact]
    public async Task An_organiser_in_conflict_neither_reads_the_material_nor_withdraws_the_conflict()
    {
        await _app.InDatabase(async db =>
        {
            var maja = await db.People.SingleAsync(p => p.Name == "Maja Lind" && db.Editions.Any(e => e.Id == p.EditionId && e.Slug == "demo"), Cancel);
            maja.Roles |= Roles.Organiser;
            return await db.SaveChangesAsync(Cancel);
        });
        var secret = Samples.Document("demo").Candidates[1].Description!;
        Assert.DoesNotContain(secret, await _app.As("maja.lind@demo.example").GetStringAsync("/api/editions/demo/export", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await _app.As("maja.lind@demo.example").GetStringAsync("/demo/setup/candidates", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser("maja.lind@demo.example").SubmitAsync("/demo/setup/candidates", [])).StatusCode);
        Assert.Contains(secret, await ExportAsync("demo"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Browser("maja.lind@demo.example").SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[0].remove"] = "true" })).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser("organiser@demo.example").SubmitAsync("/demo/setup/conflicts", new() { ["conflicts[0].remove"] = "true" })).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.As("organiser@demo.example").PostAsync("/demo/setup/basics", new FormUrlEncodedContent([]), Cancel)).StatusCode);

    private Task<string> ExportAsync(string slug) => _app.As("organiser@demo.example").GetStringAsync($"/api/editions/{slug}/export", Cancel);

    private Task<Edition> EditionAsync(string slug) => _app.InDatabase(db => db.Editions.SingleAsync(e => e.Slug == slug, Cancel));

    private FormBrowser Browser(string mail) => new(_app.As(mail));

    /// <summary>Opens pages, reads their forms' fields and posts them.</summary>
    private sealed partial class FormBrowser(HttpClient client)
    {
        public HttpClient Client => client;

        /// <summary>Posts the page's form with some fields changed; with a last part to its address where the page has several forms.</summary>
        public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> changes, string? part = null)
        {
            var fields = await OpenAsync(page);
            foreach (var (name, value) in changes)
            {
                fields[name] = value;
            }

            return await PostAsync(part is null ? page : $"{page}/{part}", fields);
        }

        public async Task<Dictionary<string, string>> OpenAsync(string page)
        {
            var answer = await client.GetAsync(page, Cancel);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
            }

            var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel);
            return Fields(html[html.IndexOf("<main", StringComparison.Ordinal)..]);
        }

        /// <summary>Posts the page's form with a file.</summary>
        public async Task<HttpResponseMessage> UploadAsync(string page, string document)
        {
            using var form = new MultipartFormDataContent { { new StringContent(document), "document", "edition.json" } };
            foreach (var (name, value) in (await OpenAsync(page)).Where(f => f.Key != "document"))
            {
                form.Add(new StringContent(value), name);
            }

            return await client.PostAsync(page, form, Cancel);
        }

        public Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields) => client.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);

        private static Dictionary<string, string> Fields(string html)
        {
            var fields = new Dictionary<string, string>();
            foreach (var tag in Input().Matches(html).Select(m => m.Value).Where(t => !t.Contains("checkbox", StringComparison.Ordinal) || t.Contains(" checked", StringComparison.Ordinal)))
            {
                var name = WebUtility.HtmlDecode(Name().Match(tag).Groups[1].Value);
                var value = WebUtility.HtmlDecode(Value().Match(tag).Groups[1].Value);
                fields[name] = fields.TryGetValue(name, out var more) && tag.Contains("checkbox", StringComparison.Ordinal) ? $"{more},{value}" : value;
            }

            foreach (Match area in Area().Matches(html))
            {
                fields[WebUtility.HtmlDecode(area.Groups[1].Value)] = WebUtility.HtmlDecode(area.Groups[2].Value);
            }

            foreach (Match select in Select().Matches(html))
            {
                var chosen = Chosen().Match(select.Groups[2].Value);
                fields[WebUtility.HtmlDecode(select.Groups[1].Value)] = chosen.Success ? Value().Match(chosen.Value).Groups[1].Value : Value().Match(select.Groups[2].Value).Groups[1].Value;
            }

            return fields;
        }

        [GeneratedRegex("<input[^>]*name=\"[^>]*>")]
        private static partial Regex Input();

        [GeneratedRegex(" name=\"([^\"]*)\"")]
        private static partial Regex Name();

        [GeneratedRegex(" value=\"([^\"]*)\"")]
        private static partial Regex Value();

        [GeneratedRegex("<textarea[^>]*name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>")]
        private static partial Regex Area();

        [GeneratedRegex("<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
        private static partial Regex Select();

        [GeneratedRegex("<option[^>]* selected[^>]*>")]
        private static partial Regex Chosen();
    }
}
