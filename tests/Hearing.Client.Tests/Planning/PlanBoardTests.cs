using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using Hearing.Client.Planning;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Client.Tests.Planning;

public sealed class PlanBoardTests : BunitContext
{
    private readonly FakePlanServer _server = new();
    private readonly FakeTimeProvider _clock = new();

    public PlanBoardTests()
    {
        Services.AddLocalization();
        Services.AddSingleton(_server.Client);
        Services.AddSingleton<TimeProvider>(_clock);
        JSInterop.SetupModule("./js/board.js").Mode = JSRuntimeMode.Loose;
        _server.Answers["GET plan"] = _ => SamplePlan.View();
        _server.Answers["POST plan/edits"] = body => SamplePlan.Answer(SamplePlan.View(), JsonSerializer.Deserialize<PlanEdit>(body, WireJson.Options)!);
    }

    [Fact]
    public async Task Keys_pick_up_move_and_put_down_and_the_page_says_what_happens()
    {
        var board = Board();
        await Click(board, SamplePlan.Eksjo);
        Assert.Contains("Eksjö", Said(board), StringComparison.Ordinal);
        await Key(board, SamplePlan.Eksjo, "ArrowDown");
        await Key(board, SamplePlan.Eksjo, "ArrowRight");
        Assert.Contains("09:05", Said(board), StringComparison.Ordinal);
        Assert.Contains("Lilla salen", Said(board), StringComparison.Ordinal);
        Assert.Single(board.FindAll(".board-ghost"));
        await Click(board, SamplePlan.Eksjo);
        board.WaitForAssertion(() => Assert.Equal(SamplePlan.At(9, 5, "small"), Edit().Slot));
        Assert.Empty(board.FindAll(".board-ghost"));
    }

    [Fact]
    public async Task Escape_cancels_and_sends_nothing()
    {
        var board = Board();
        await Click(board, SamplePlan.Eksjo);
        await Key(board, SamplePlan.Eksjo, "ArrowDown");
        await Key(board, SamplePlan.Eksjo, "Escape");
        Assert.DoesNotContain(_server.Calls, c => c.Call.StartsWith("POST", StringComparison.Ordinal));
        Assert.Empty(board.FindAll(".held-panel"));
    }

    [Fact]
    public async Task A_dragged_card_lands_where_it_was_dropped()
    {
        var board = Board();
        await board.InvokeAsync(() => board.Instance.Dropped(SamplePlan.Karlstad.Value.ToString(), 1, 600));
        board.WaitForAssertion(() => Assert.Equal((7, SamplePlan.At(10, 0, "small")), ((int)Edit().Revision, Edit().Slot!)));
    }

    [Fact]
    public async Task A_card_dragged_off_the_board_is_taken_out_of_the_plan()
    {
        var board = Board();
        await board.InvokeAsync(() => board.Instance.Dropped(SamplePlan.Eksjo.Value.ToString(), -1, 0));
        board.WaitForAssertion(() => Assert.Equal(PlanEditKind.Unplace, Edit().Kind));
        board.WaitForAssertion(() => Assert.Equal(2, board.FindAll(".board-waiting .session-card").Count));
    }

    [Fact]
    public async Task Keys_make_it_longer_and_what_would_be_wrong_is_said_by_level_at_each_step()
    {
        var board = Board();
        await Click(board, SamplePlan.Eksjo);
        await Key(board, SamplePlan.Eksjo, "ArrowDown", withShift: true);
        Assert.Contains("09:00–10:05, 65 min.", Said(board), StringComparison.Ordinal);
        await Key(board, SamplePlan.Eksjo, "ArrowUp");
        Assert.Contains("Krock: Eksjö ligger utanför hearingens tider.", Said(board), StringComparison.Ordinal);
        Assert.Contains("utanför", board.Find(".held-warnings").TextContent, StringComparison.Ordinal);
        await Key(board, SamplePlan.Eksjo, "ArrowDown");
        await Click(board, SamplePlan.Eksjo);
        board.WaitForAssertion(() => Assert.Equal((SamplePlan.At(9, 0), 65 * 60), (Edit().Slot, Edit().LengthSeconds)));
        board.WaitForAssertion(() => Assert.Equal("97.5", Card(board, SamplePlan.Eksjo).GetAttribute("data-height")));
    }

    [Fact]
    public async Task A_drawn_edge_is_one_edit_of_the_length_alone()
    {
        var board = Board();
        await board.InvokeAsync(() => board.Instance.Drawn(SamplePlan.Eksjo.Value.ToString(), 45));
        board.WaitForAssertion(() => Assert.Equal((SamplePlan.At(9, 0), 45 * 60), (Edit().Slot, Edit().LengthSeconds)));
    }

    [Fact]
    public async Task While_it_is_dragged_the_place_under_it_is_judged_nothing_is_made_anew_and_others_wait()
    {
        var board = Board();
        await board.InvokeAsync(() => board.Instance.Dragging(true));
        var (renders, column) = (board.RenderCount, board.FindComponents<ColumnView>()[0].RenderCount);
        var note = Assert.Single(board.Instance.Over(SamplePlan.Karlstad.Value.ToString(), 0, 9 * 60, null));
        Assert.Equal(("danger", "Krock"), (note.Colour, note.Level));
        Assert.Contains("i Stora salen samtidigt", note.Text, StringComparison.Ordinal);
        Assert.Empty(board.Instance.Over(SamplePlan.Karlstad.Value.ToString(), 1, 9 * 60, null));
        Assert.Equal(renders, board.RenderCount);
        _server.Answers["GET plan"] = _ => SamplePlan.View("theirs", [new(SamplePlan.Eksjo, SamplePlan.At(11, 0, "small"), false)]);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("r1", board.Instance.State!.View.Revision);
        await board.InvokeAsync(() => board.Instance.Dragging(false));
        board.WaitForAssertion(() => Assert.Equal("theirs", board.Instance.State!.View.Revision));
        Assert.True(board.FindComponents<ColumnView>()[0].RenderCount > column);
    }

    [Fact]
    public async Task Only_columns_in_which_something_looks_different_are_made_anew()
    {
        var board = Board();
        var columns = board.FindComponents<ColumnView>();
        var before = columns.Select(c => c.RenderCount).ToList();
        await Click(board, SamplePlan.Eksjo);
        await Key(board, SamplePlan.Eksjo, "ArrowDown");
        Assert.True(columns[0].RenderCount > before[0]);
        Assert.Equal(before[1], columns[1].RenderCount);
    }

    [Fact]
    public async Task A_stale_edit_reads_the_plan_again_and_says_so()
    {
        _server.Answers["POST plan/edits"] = _ => 412;
        var board = Board();
        _server.Answers["GET plan"] = _ => SamplePlan.View("theirs");
        await board.InvokeAsync(() => board.Instance.Dropped(SamplePlan.Karlstad.Value.ToString(), 0, 540));
        board.WaitForAssertion(() => Assert.Equal("theirs", board.Instance.State!.View.Revision));
        Assert.Contains("Någon annan har ändrat planen", Said(board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_puts_the_plan_back_as_it_was()
    {
        _server.Answers["PUT plan"] = _ => SamplePlan.View("r3");
        var board = Board();
        await board.InvokeAsync(() => board.Instance.Dropped(SamplePlan.Eksjo.Value.ToString(), -1, 0));
        board.WaitForAssertion(() => Assert.False(board.Find(".toolbar button").HasAttribute("disabled")));
        await board.InvokeAsync(() => board.Find(".toolbar button").ClickAsync(new()));
        board.WaitForAssertion(() => Assert.Equal("r3", board.Instance.State!.View.Revision));
        var put = JsonSerializer.Deserialize<WholePlan>(_server.Calls.Last(c => c.Call == "PUT plan").Body, WireJson.Options)!;
        Assert.Equal([new Placement(SamplePlan.Eksjo, SamplePlan.At(9, 0), false)], put.Placements);
    }

    [Fact]
    public void What_another_organiser_does_appears_by_itself_and_is_said()
    {
        var board = Board();
        _server.Answers["GET plan"] = _ => SamplePlan.View("theirs", [new(SamplePlan.Eksjo, SamplePlan.At(11, 0, "small"), false)]);
        board.WaitForAssertion(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal("theirs", board.Instance.State!.View.Revision);
        });
        board.WaitForAssertion(() => Assert.Contains("Någon annan placerade Eksjö", Said(board), StringComparison.Ordinal));
        Assert.False(board.Instance.State!.CanUndo);
    }

    [Fact]
    public void A_made_plan_is_shown_with_its_terms_and_taken_over_only_when_asked()
    {
        var plan = new Placement[] { new(SamplePlan.Eksjo, SamplePlan.At(9, 0), false), new(SamplePlan.Karlstad, SamplePlan.At(10, 0), false) };
        _server.Answers["POST plan/solves"] = _ => new SolveView(
            Guid.NewGuid(), SolveState.Finished, plan, [new("placed", 2, 2, true)], null, [], new(2, 0, 120, 0), 30, null);
        _server.Answers["PUT plan"] = _ => SamplePlan.View("r5");
        var board = Board();
        Press(board, "Gör en plan");
        board.WaitForAssertion(() => Assert.Contains("Placerade sessioner", board.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(_server.Calls, c => c.Call == "PUT plan");
        Press(board, "Ta över förslaget");
        board.WaitForAssertion(() => Assert.Equal(plan, JsonSerializer.Deserialize<WholePlan>(
            _server.Calls.Single(c => c.Call == "PUT plan").Body, WireJson.Options)!.Placements));
    }

    private IRenderedComponent<PlanBoard> Board()
    {
        var board = Render<PlanBoard>(p => p.Add(b => b.Edition, "2026"));
        board.WaitForElement(".board-columns");
        return board;
    }

    private PlanEdit Edit() => JsonSerializer.Deserialize<PlanEdit>(
        _server.Calls.Single(c => c.Call == "POST plan/edits").Body, WireJson.Options)!;

    private static IElement Card(IRenderedComponent<PlanBoard> board, Domain.SessionId id) => board.Find($"#card-{id.Value:N}");

    // Found and pressed in the renderer's turn: the board may be drawing of itself, and then neither would the card be the newest nor the answer be there.
    private static Task Click(IRenderedComponent<PlanBoard> board, Domain.SessionId id) =>
        board.InvokeAsync(() => Card(board, id).ClickAsync(new()));

    private static Task Key(IRenderedComponent<PlanBoard> board, Domain.SessionId id, string key, bool withShift = false) =>
        board.InvokeAsync(() => Card(board, id).KeyDownAsync(new KeyboardEventArgs { Key = key, ShiftKey = withShift }));

    private static string Said(IRenderedComponent<PlanBoard> board) => board.Find(".board-said").TextContent;

    private static void Press(IRenderedComponent<PlanBoard> board, string text) =>
        board.FindAll("button").Single(b => b.TextContent.Trim() == text).Click();
}
