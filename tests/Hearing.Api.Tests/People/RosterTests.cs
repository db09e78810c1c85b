using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hearing.Api.People.Rosters;
using Hearing.Api.Tests.Questions;
using Hearing.Domain;
using Hearing.Domain.People;
using MiniExcelLibs;

namespace Hearing.Api.Tests.People;

/// <summary>Candidates and people are read in from a spreadsheet: looked at first, then all or nothing.</summary>
public sealed partial class RosterTests : IAsyncLifetime
{
    private const string Page = "/dag/people/import";
    private QuestionDay _day = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _day = await new QuestionDay().BegunAsync();

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_as_excel_writes_it_in_sweden_is_looked_at_and_then_read_in_whole()
    {
        // Windows-1252 and semicolons, a comma and a line break inside quotes.
        var page = await LookAsync(Encoding.Latin1.GetBytes("Kandidat;Namn;E-post;Roll;Telefon\r\n\"Åre, kommun\";\"Åsa \"\"Öl\"\" Ek\";asa@example.org;;070\r\n;\"Bo\r\nEk\";bo@example.org;Tekniker;\r\n"));
        Assert.Contains("Kandidater: 1 nya, 0 som redan finns. Personer: 2 nya", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await PeopleAsync(), p => p.Mail == "asa@example.org");

        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(page, "import")).StatusCode);
        var people = await PeopleAsync();
        var speaker = people.Single(p => p.Mail == "asa@example.org");
        Assert.Equal(("Åsa \"Öl\" Ek", Roles.Candidate, null), (speaker.Name, speaker.Roles, speaker.InvitedAt));
        Assert.Equal(("Bo Ek", Roles.Technician), people.Where(p => p.Mail == "bo@example.org").Select(p => (p.Name, p.Roles)).Single());
        var candidate = await _day.App.InDatabase(db => Task.FromResult(db.Candidates.Single(c => c.Id == speaker.CandidateId)));
        Assert.Equal(("Åre, kommun", 2), (candidate.Name, candidate.Order));
    }

    [Fact]
    public async Task With_one_row_wrong_nothing_is_stored_and_the_row_is_named()
    {
        var page = await LookAsync("Namn,E-post,Roll\nAda,ada@example.org,Gäst\n<b>Bo</b>,bo,Gäst\n"u8.ToArray());
        Assert.Contains("Rad 3, E-post", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Bo", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(page, "import")).StatusCode);
        Assert.DoesNotContain(await PeopleAsync(), p => p.Mail == "ada@example.org");
    }

    [Fact]
    public async Task What_the_columns_hold_is_chosen_where_the_headings_do_not_say_it()
    {
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(new[] { new { A = "Ada", B = "ada@example.org", C = "Gäst" }, new { A = "Bo", B = "bo@example.org", C = "Gäst" } }, cancellationToken: Cancel);
        var page = await LookAsync(workbook.ToArray());
        Assert.Contains("Ingen kolumn är vald", page, StringComparison.Ordinal);
        Assert.Contains("Två kolumner är av samma slag", await (await SendAsync(page, "check", "Name", "Name", "Roles")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(page, "import", "Name", "Mail", "Roles")).StatusCode);
        Assert.Equal(2, (await PeopleAsync()).Count(p => p.Roles == Roles.Guest && p.Name is "Ada" or "Bo"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Namn;E-post")]
    [InlineData("PK\u0003\u0004 no workbook")]
    public async Task What_is_no_table_is_refused_with_what_to_do(string content)
    {
        var answer = await PostAsync(Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_workbook_that_unpacks_to_gigabytes_is_not_unpacked()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
        {
            for (var i = 0; i < 40; i++)
            {
                sheet.Write(new byte[1 << 20]);
            }
        }

        Assert.InRange(bytes.Length, 1, RosterFile.Largest);
        Assert.Equal("TooLarge", Assert.Throws<Refused>(() => RosterFile.Read(bytes.ToArray())).Reason);
    }

    private Task<List<Person>> PeopleAsync() => _day.App.InDatabase(db => Task.FromResult(db.People.ToList()));

    private Task<HttpResponseMessage> PostAsync(byte[] file) => Forms.PostFileAsync(_day.App.As(HearingApp.Organiser), Page, Page, "file", "lista.csv", "text/csv", file);

    private async Task<string> LookAsync(byte[] file)
    {
        var answer = await PostAsync(file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>Presses a button on the page as it came, with what its columns say or with others.</summary>
    private Task<HttpResponseMessage> SendAsync(string page, string button, params string[] columns)
    {
        var chosen = columns.Length > 0 ? columns : [.. Columns().Matches(page).Select(m => m.Groups[1].Value)];
        return Forms.PostAsync(_day.App.As(HearingApp.Organiser), Page, Page,
            [("table", WebUtility.HtmlDecode(Table().Match(page).Groups[1].Value)), ("do", button), .. chosen.Select(c => ("column", c))]);
    }

    [GeneratedRegex("name=\"table\" value=\"([^\"]*)\"")]
    private static partial Regex Table();

    [GeneratedRegex("<option value=\"(\\w+)\" selected")]
    private static partial Regex Columns();
}
