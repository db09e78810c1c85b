using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hearing.Api.Editions;
using Hearing.Domain.Contracts;
using Hearing.Domain.Tests.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

public sealed class ImportTests : IDisposable
{
    private readonly HearingApp _app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Invented_editions_come_out_of_the_database_as_they_went_in()
    {
        for (var seed = 100; seed < 125; seed++)
        {
            var bytes = new AnyEdition(seed).Bytes();
            var document = EditionReader.Read(bytes).Document!;
            Assert.Equal(HttpStatusCode.Created, (await Import(bytes)).StatusCode);
            var export = await _app.InDatabase(async db =>
            {
                var edition = await db.Editions.SingleAsync(e => e.Slug == document.Slug, Cancel);
                return EditionJson.Canonical(EditionExport.Document(await db.LoadEditionAsync(edition, document.Jury is not null, Cancel)));
            });
            Assert.Equal(EditionJson.Canonical(document), export);
        }
    }

    [Fact]
    public async Task A_document_with_faults_stores_nothing_and_names_each()
    {
        var text = Encoding.UTF8.GetString(Samples.Bytes(Samples.Demo)).Replace("\"year\": 2026", "\"year\": \"soon\"", StringComparison.Ordinal)
            .Replace("technician@demo.example", "chair@demo.example", StringComparison.Ordinal);
        var answer = await Import(Encoding.UTF8.GetBytes(text));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("invalid", problem.GetProperty("code").GetString());
        Assert.Equal(["$.year", "$.people[7].mail"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()));
        Assert.Equal(0, await _app.InDatabase(db => db.Editions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_edition_exists()
    {
        await Import(Samples.Bytes(Samples.Demo));
        var answer = await Import(Samples.Bytes(Samples.Demo));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("\"code\":\"edition-exists\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_imports_at_once_one_wins_and_the_others_are_told()
    {
        var bytes = Samples.Bytes(Samples.Demo);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Import(bytes)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_id_exists_and_stores_nothing()
    {
        await Import(Samples.Bytes(Samples.Demo));
        var copy = Samples.Document(Samples.Demo) with { Slug = "copy", Id = Hearing.Domain.EditionId.New() };
        var answer = await Import(Encoding.UTF8.GetBytes(EditionJson.Canonical(copy)));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("\"code\":\"id-exists\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDatabase(db => db.Editions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task More_than_ten_megabytes_are_too_large()
    {
        var answer = await Import(new byte[EditionReader.MaxBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("\"code\":\"too-large\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_documents_are_faults_and_store_nothing()
    {
        var demo = Encoding.UTF8.GetString(Samples.Bytes(Samples.Demo));
        string[] hostile =
        [
            "", "nonsense", "\ufeff{}", new string('[', 5000), $"{{\"a\":{new string('[', 40)}{new string(']', 40)}}}",
            demo.Replace("\"slug\"", "\"slug\":\"twice\",\"slug\"", StringComparison.Ordinal),
            demo.Replace("\"year\": 2026", "\"year\": 1e400", StringComparison.Ordinal), demo.Replace("\"year\": 2026", "\"year\": -9223372036854775809", StringComparison.Ordinal),
            demo.Replace("\"name\": \"", "\"name\": \"\\udead", StringComparison.Ordinal), demo.Replace("\"name\": \"", "\"name\": \"\\u0000", StringComparison.Ordinal),
            $"{{\"people\":[{string.Join(',', Enumerable.Repeat("{}", 200_000))}]}}", $"{{\"{new string('x', 1_000_000)}\":1}}",
        ];
        foreach (var document in hostile)
        {
            var answer = await Import(Encoding.UTF8.GetBytes(document));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode} for {document[..Math.Min(60, document.Length)]}");
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.NotEmpty(problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()!));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Import([0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22])).StatusCode);
        Assert.Equal(0, await _app.InDatabase(db => db.Editions.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("chair@demo.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_the_organiser_of_the_installation_imports(string? mail, HttpStatusCode expected)
    {
        var client = mail is null ? _app.Stranger() : _app.As(mail);
        Assert.Equal(expected, (await client.PostAsync("/api/editions", Json(Samples.Bytes(Samples.Demo)), Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_imported_juror_may_not_mark_and_an_invited_one_may()
    {
        await Import(Samples.Bytes(Samples.Finished));
        Assert.Equal(HttpStatusCode.Forbidden, (await Export("chair@demo.example", "?include=jury")).StatusCode);
        await _app.InDatabase(async db =>
        {
            var chair = await db.People.SingleAsync(p => p.MailKey == "chair@demo.example", Cancel);
            chair.InvitedAt = _app.Clock.GetUtcNow();
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.Equal(HttpStatusCode.OK, (await Export("chair@demo.example", "?include=jury")).StatusCode);
    }

    [Fact]
    public async Task Marks_and_notes_leave_with_the_chair_alone_and_the_log_says_so()
    {
        await _app.InDatabase(async db =>
        {
            var document = new AnyEdition(3).Document();
            var chair = document.People.First(p => p.Mail.StartsWith("juror", StringComparison.Ordinal));
            await db.StoreEditionAsync(DemoLoading.Confirmed(document with { Slug = "any", Jury = new() { MarkSheets = [Sheet(document, chair)] } }, _app.Clock.GetUtcNow()), Cancel);
            return 0;
        });
        Assert.DoesNotContain("canary", await Text("organiser@example.org", ""), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("organiser@example.org", "?include=jury")).StatusCode);
        Assert.Contains("canary", await Text("juror0@example.org", "?include=jury"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("juror0@example.org", "")).StatusCode);
        Assert.Equal(["exported", "exported-with-jury"], await _app.InDatabase(db => db.Audit.OrderBy(a => a.Action).Select(a => a.Action).ToListAsync(Cancel)));

        Task<HttpResponseMessage> Get(string mail, string query) => _app.As(mail).GetAsync($"/api/editions/any/export{query}", Cancel);
        async Task<string> Text(string mail, string query) => await (await Get(mail, query)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel);
    }

    private static MarkSheetDocument Sheet(EditionDocument document, PersonDocument juror)
    {
        var candidate = document.Candidates.First(c => document.Conflicts.All(k => k.CandidateId != c.Id));
        return new() { Id = Guid.NewGuid(), JurorId = juror.Id, CandidateId = candidate.Id, Note = "canary", ChangedAt = DateTimeOffset.UnixEpoch };
    }

    private Task<HttpResponseMessage> Export(string mail, string query) => _app.As(mail).GetAsync($"/api/editions/2021/export{query}", Cancel);

    private Task<HttpResponseMessage> Import(byte[] bytes) => _app.As(HearingApp.Organiser).PostAsync("/api/editions", Json(bytes), Cancel);

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };
}
