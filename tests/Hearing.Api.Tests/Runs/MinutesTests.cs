using System.Net;
using System.Net.Http.Json;
using Hearing.Api.Tests.Documents;
using Hearing.Api.Tests.Editions;
using Hearing.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Runs;

public sealed class MinutesTests
{
    private const string Address = "/dag/minutes/main", Files = "/api/editions/dag/documents/minutes/main";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_file_and_print_say_what_happened_and_who_did_it_and_what_was_taken_back()
    {
        using var day = await HeldDay();
        var file = await FileAsync(day);
        Assert.Equal(["runStarted", "cueHeld", "factUndone"], file.Minutes.Lines.Select(l => l.Kind));
        Assert.Equal((ChainFault.None, RunningEdition.Technician), (file.Chain.Fault, file.People.Single(p => p.Id == file.Minutes.Lines[1].By).Name));
        var page = WebUtility.HtmlDecode(await day.As(RunningEdition.Organiser).GetStringAsync(Address, Cancel));
        using var print = new Pdf(await day.As(RunningEdition.Organiser).GetByteArrayAsync($"{Files}.pdf", Cancel));
        var printed = await print.TextAsync();
        string[] expected = ["Protokoll: main, Dagen", RunningEdition.Technician, "pausade Eksjö kommun, Film (Filmen spelas inte) (ångrat på rad 3)", "0:30 av 1:00", file.Minutes.Lines[^1].Hash];
        Assert.All(expected, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All(expected, text => Assert.Contains(text.Replace(" ", "", StringComparison.Ordinal), printed.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_was_changed_in_the_database_is_told_on_the_page_and_by_kept_minutes()
    {
        using var day = await HeldDay();
        var kept = await day.As(RunningEdition.Organiser).GetStringAsync($"{Files}.json", Cancel);
        Assert.Contains("Allt stämmer: 3 rader", await CompareAsync(day, kept, HttpStatusCode.OK), StringComparison.Ordinal);
        await day.App.InDatabase(db => db.Facts.Where(f => f.Revision == 2).ExecuteUpdateAsync(f => f.SetProperty(x => x.By, x => null), Cancel));
        Assert.Contains("någon av raderna 2 till 2", await day.As(RunningEdition.Organiser).GetStringAsync(Address, Cancel), StringComparison.Ordinal);
        Assert.Equal(new(ChainFault.Changed, 2, 2), (await FileAsync(day)).Chain);
        // Whoever also takes the stored hashes away is found out by what somebody kept.
        await day.App.InDatabase(db => db.Facts.ExecuteUpdateAsync(f => f.SetProperty(x => x.Hash, x => null), Cancel));
        Assert.Equal(ChainFault.None, (await FileAsync(day)).Chain.Fault);
        Assert.Contains("någon av raderna 2 till 2", await CompareAsync(day, kept, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Ingen fil är vald")]
    [InlineData("{}", "Filen är inget protokoll härifrån")]
    [InlineData("[[[", "Filen är inget protokoll härifrån")]
    [InlineData("""{"format":"guldtrappan-minutes/1","minutes":{"runId":null,"lines":null}}""", "Filen är inget protokoll härifrån")]
    public async Task What_is_no_kept_file_is_refused_and_says_which_to_choose(string file, string told)
    {
        using var day = await HeldDay();
        Assert.Contains(told, await CompareAsync(day, file, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_runs_minutes_are_not_compared()
    {
        using var day = await HeldDay();
        const string another = """{"format":"guldtrappan-minutes/1","minutes":{"runId":"6d1c1a53-4f0f-4b5e-9d0e-5a3f4f8b7c11","lines":[]}}""";
        Assert.Contains("hör till en annan körning", await CompareAsync(day, another, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_start_the_page_says_what_will_stand_there_and_there_is_no_file()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.Contains("Körningen har inte börjat", await day.As(RunningEdition.Organiser).GetStringAsync(Address, Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await day.As(RunningEdition.Organiser).GetAsync($"{Files}.pdf", Cancel)).StatusCode);
    }

    private static async Task<RunningEdition> HeldDay()
    {
        var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        day.App.Clock.Advance(TimeSpan.FromSeconds(33)); // Three of them are the slate's.
        await day.DoAsync(1, day.Film, new HoldCue(HoldReason.FilmFails), RunningEdition.Technician);
        await day.DoAsync(2, day.Film, new UndoFact());
        return day;
    }

    private static async Task<MinutesFile> FileAsync(RunningEdition day) =>
        (await day.As(RunningEdition.Organiser).GetFromJsonAsync<MinutesFile>($"{Files}.json", WireJson.Options, Cancel))!;

    private static async Task<string> CompareAsync(RunningEdition day, string file, HttpStatusCode status)
    {
        var answer = await new FormBrowser(day.As(RunningEdition.Organiser)).UploadAsync(Address, file, "kept");
        Assert.Equal(status, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
