using Bunit;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Runs;

public sealed class ConsoleIslandTests : IDisposable
{
    private readonly ConsolePage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_late_day_shows_its_ways_out_in_words_and_one_key_applies_the_first()
    {
        var day = new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun());
        var (console, server) = await _page.OpenAsync(day);
        var first = console.Find("[data-repair='1']").TextContent;
        Assert.Contains("Korta allas frågor med 3:30", first, StringComparison.Ordinal);
        Assert.Contains("Slut 09:45: klart 09:45 i stället för 09:52", first, StringComparison.Ordinal);
        Assert.Contains("Malmö stad", first, StringComparison.Ordinal);
        Assert.Contains("frågor 6:30 i stället för 10:00", first, StringComparison.Ordinal);
        Assert.Contains("passeras: klart 09:52, 7 min för sent", console.Find(".hard-points .broken").TextContent, StringComparison.Ordinal);

        await console.InvokeAsync(() => console.Instance.PressAsync("1"));
        Assert.Empty(server.Commands);
        await console.InvokeAsync(() => _page.Pass(TimeSpan.FromSeconds(1)));
        await console.InvokeAsync(() => console.Instance.PressAsync("1"));
        Assert.All(Assert.IsType<ApplyRepair>(Assert.Single(server.Commands).Command).Changes, c => Assert.IsType<CueExtended>(c));
    }

    [Fact]
    public async Task That_nothing_helps_is_said_plainly()
    {
        var (console, _) = await _page.OpenAsync(new SampleDay(withQuestions: false).Do(SampleDay.Start.AddMinutes(12), new StartRun()));
        Assert.Contains("Inget av det som kan ändras hjälper.", console.Find(".repairs [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(console.FindAll("[data-repair]"));
    }

    [Fact]
    public async Task The_ledger_counts_on_while_a_team_is_on_stage()
    {
        var day = new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun());
        var (console, _) = await _page.OpenAsync(day);
        Assert.Contains("1:01 / 10:00", console.Find(".ledger tbody tr").TextContent, StringComparison.Ordinal);
        _page.Pass(TimeSpan.FromSeconds(2));
        console.WaitForAssertion(() => Assert.Contains("1:03 / 10:00", console.Find(".ledger tbody tr").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_command_says_who_was_first_and_with_what()
    {
        var day = new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun());
        var (console, _) = await _page.OpenAsync(day);
        day.Do(SampleDay.Start.AddMinutes(13), new StartNext());
        await console.InvokeAsync(() => console.Instance.PressAsync("n"));
        Assert.Equal(
            "Anna Berg hann före: tog Eksjö, Frågor på scen. Nu på scen: Eksjö, Frågor. Tryck igen om du fortfarande vill.",
            console.Find(".console-status").TextContent.Trim());
        Assert.Contains("Anna Berg: tog Eksjö, Frågor på scen", console.Find("[data-log] li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_server_is_away_the_countdown_goes_on_the_age_is_said_and_a_command_is_kept_and_not_sent()
    {
        var (console, server) = await _page.OpenAsync(new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun()));
        _page.Pass(TimeSpan.FromSeconds(11));
        console.WaitForAssertion(() => Assert.Contains("Kontakten med servern är bruten", console.Find(".console-status").TextContent, StringComparison.Ordinal));
        Assert.Contains("sekunder gammal", console.Find("[data-age]").TextContent, StringComparison.Ordinal);
        var shown = console.Find(".countdown").TextContent;
        _page.Pass(TimeSpan.FromSeconds(2));
        console.WaitForAssertion(() => Assert.NotEqual(shown, console.Find(".countdown").TextContent));

        await console.InvokeAsync(() => console.Instance.PressAsync("n"));
        Assert.Contains("är inte skickat: servern är borta", console.Find("[data-kept]").TextContent, StringComparison.Ordinal);
        await console.InvokeAsync(() => console.Instance.PressAsync("h"));
        Assert.Contains("Pausa togs inte emot: Nästa", console.Find(".console-status").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Nästa", console.Find("[data-kept]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(server.Commands);
        await console.InvokeAsync(() => console.Instance.PressAsync("Escape"));
        Assert.Empty(console.FindAll("[data-kept]"));
    }

    [Fact]
    public async Task A_command_without_an_answer_goes_out_with_one_id_only_and_holds_back_the_next()
    {
        var (console, server) = await _page.OpenAsync(new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun()));
        server.IsDumb = true;
        var sending = console.InvokeAsync(() => console.Instance.PressAsync("n"));
        Assert.True(SpinWait.SpinUntil(() => { _page.Clock.Advance(TimeSpan.FromMilliseconds(500)); return sending.IsCompleted; }, TimeSpan.FromSeconds(60)));
        Assert.Single(server.Commands.Select(c => c.CommandId).Distinct());
        Assert.Contains("är skickat, men inget svar har kommit", console.Find("[data-kept]").TextContent, StringComparison.Ordinal);
        var sent = server.Commands.Count;
        await console.InvokeAsync(() => console.Instance.PressAsync("h"));
        Assert.Contains("har skickats utan svar", console.Find(".console-status").TextContent, StringComparison.Ordinal);
        Assert.Equal(sent, server.Commands.Count);
    }

    [Theory]
    [InlineData("f")]
    [InlineData("k")]
    public async Task What_cuts_something_off_asks_once_and_a_second_key_does_it(string key)
    {
        var day = new SampleDay();
        var at = SampleDay.Start;
        day.Do(at, new StartRun());
        for (var i = 0; i < 3; i++)
        {
            day.Do(at = at.AddMinutes(1), new StartNext());
        }

        var (console, server) = await _page.OpenAsync(day);
        await console.InvokeAsync(() => console.Instance.PressAsync(key));
        Assert.Empty(server.Commands);
        Assert.NotEmpty(console.Find("dialog li button").TextContent);
        await console.InvokeAsync(() => console.Instance.PressAsync("1"));
        Assert.Equal(key == "f" ? new FinishRun() : (RunCommand)new SkipCue(), Assert.Single(server.Commands).Command);
    }

    [Fact]
    public async Task A_film_that_does_not_play_gives_its_time_to_the_talk_by_two_keys_and_a_lost_presenter_is_held_by_one()
    {
        var (console, server) = await _page.OpenAsync(new SampleDay(withFilm: true).Do(SampleDay.Start.AddMinutes(12), new StartRun()));
        await console.InvokeAsync(() => console.Instance.PressAsync("v"));
        Assert.Equal(3, console.FindAll("dialog li button").Count);
        await console.InvokeAsync(() => console.Instance.PressAsync("3"));
        Assert.Equal(new SkipCue(GiveTimeToTalk: true), Assert.Single(server.Commands).Command);
        await console.InvokeAsync(() => console.Instance.PressAsync("p"));
        Assert.Equal(new HoldCue(HoldReason.PresenterLost), server.Commands[^1].Command);
    }

    [Fact]
    public async Task A_films_time_is_offered_to_the_talk_only_while_one_of_its_session_is_to_come()
    {
        var day = new SampleDay(withFilm: true).Do(SampleDay.Start.AddMinutes(12), new StartRun());
        day.Do(SampleDay.Start.AddMinutes(12), new SkipCue(day.Cues[1].Id)).Do(SampleDay.Start.AddMinutes(12), new SkipCue(day.Cues[2].Id));
        var (console, _) = await _page.OpenAsync(day);
        await console.InvokeAsync(() => console.Instance.PressAsync("v"));
        Assert.Equal(2, console.FindAll("dialog li button").Count);
    }

    [Fact]
    public async Task A_desk_that_did_not_come_is_asked_for_again_soon()
    {
        var day = new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun());
        var (console, _) = await _page.OpenAsync(day, deskFails: 1);
        Assert.NotEmpty(console.FindAll(".ledger"));
    }

    [Fact]
    public async Task The_running_order_is_led_by_keys_alone()
    {
        var day = new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun());
        var (console, server) = await _page.OpenAsync(day);
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "u" })
        {
            await console.InvokeAsync(() => console.Instance.PressAsync(key));
        }

        Assert.Equal(new MoveCue(day.Cues[2].Id, day.Cues[1].Id), Assert.Single(server.Commands).Command);
        Assert.Equal(2, _page.Context.JSInterop.Invocations.Count(i => i.Identifier == "reveal"));
        await console.InvokeAsync(() => console.Instance.PressAsync("ArrowUp"));
        await console.InvokeAsync(() => console.Instance.PressAsync("Enter"));
        Assert.Equal(new StartNext(), server.Commands[^1].Command);
    }

    [Fact]
    public async Task The_technicians_console_holds_resumes_and_shows_messages_and_offers_nothing_else()
    {
        var (console, server) = await _page.OpenAsync(new SampleDay().Do(SampleDay.Start.AddMinutes(12), new StartRun()), mayAll: false);
        Assert.Equal(["Pausa", "Talare borta", "Orsak till paus …", "Meddelande …", "Tangenter"],
            console.FindAll(".toolbar button").Select(b => b.FirstChild!.TextContent.Trim()));
        await console.InvokeAsync(() => console.Instance.PressAsync("n"));
        Assert.Empty(server.Commands);
    }
}
