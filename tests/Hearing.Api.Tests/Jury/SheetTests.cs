using System.Net;
using System.Net.Http.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;

namespace Hearing.Api.Tests.Jury;

public sealed class SheetTests : IAsyncLifetime
{
    private readonly JuryApp _jury = new();

    public async ValueTask InitializeAsync() => await _jury.BegunAsync();

    public ValueTask DisposeAsync()
    {
        _jury.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_sheet_is_stored_once_and_read_back_with_its_revision()
    {
        var stored = await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(4, "Stark ledning"), "0");
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal("\"1\"", stored.Headers.ETag!.Tag);
        var view = await _jury.App.As(JuryApp.Juror).GetFromJsonAsync<SheetView>($"{JuryApp.Address}/sheets/{_jury.First.Value}", WireJson.Options, JuryApp.Cancel);
        Assert.Equal("Stark ledning", view!.Content.For("vision").Note);
        Assert.Equal(4, view.Content.For("vision").Mark);
        Assert.Equal("\"2\"", (await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(5, "Stark ledning"), "1")).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_stale_revision_is_412_and_stores_nothing()
    {
        await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(4, "första"), "0");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(2, "andra"), "0")).StatusCode);
        Assert.Equal("första", Assert.Single(await Sheets()).Marks[0].Note);
    }

    [Fact]
    public async Task A_change_without_If_Match_is_428()
    {
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(4, ""), null)).StatusCode);
        Assert.Empty(await Sheets());
    }

    [Theory]
    [InlineData(0), InlineData(6)]
    public async Task A_mark_outside_the_scale_is_refused(int mark) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(mark, ""), "0")).StatusCode);

    [Fact]
    public async Task A_conflict_declared_meanwhile_stores_nothing_and_says_so()
    {
        await _jury.DeclareConflict(JuryApp.Juror, _jury.First);
        var answer = await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(4, "smitande"), "0");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("\"code\":\"in-conflict\"", await answer.Content.ReadAsStringAsync(JuryApp.Cancel), StringComparison.Ordinal);
        Assert.Empty(await Sheets());
        Assert.Equal(HttpStatusCode.OK, (await _jury.Put(JuryApp.Juror, _jury.Other, JuryApp.Sheet(4, "annan"), "0")).StatusCode);
    }

    [Fact]
    public async Task A_declared_conflict_hides_what_the_juror_wrote_and_stands_in_the_protocol()
    {
        await _jury.Put(JuryApp.Juror, _jury.First, JuryApp.Sheet(4, "före jävet"), "0");
        await _jury.DeclareConflict(JuryApp.Juror, _jury.First, "Tidigare anställd där");
        foreach (var path in new[] { $"{JuryApp.Address}/desk", $"{JuryApp.Address}/sheets", "/jury/jury" })
        {
            Assert.DoesNotContain("före jävet", await _jury.Read(JuryApp.Juror, path), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await _jury.App.As(JuryApp.Juror).GetAsync($"{JuryApp.Address}/sheets/{_jury.First.Value}", JuryApp.Cancel)).StatusCode);
        Assert.Contains("Tidigare anställd där", await _jury.Read(JuryApp.Chair, "/jury/jury/protocol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_form_without_confirmation_keeps_the_reason_and_says_what_to_do()
    {
        var answer = await _jury.Send(JuryApp.Juror, "/jury/jury", "/jury/jury/conflicts", ("candidate", $"{_jury.First.Value}"), ("reason", "Min fars skola"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(JuryApp.Cancel);
        Assert.Contains("Min fars skola", page, StringComparison.Ordinal);
        Assert.Contains("Kryssa i rutan", page, StringComparison.Ordinal);
    }

    private Task<List<MarkSheet>> Sheets() => _jury.App.InDatabase(db => Task.FromResult(db.MarkSheets.ToList()));
}
