using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hearing.Client.Planning;

/// <summary>The planning board: days and rooms side by side, time downwards; every change is sent at once.</summary>
public sealed partial class PlanBoard
{
    private ElementReference _root;
    private IJSObjectReference? _script;
    private DotNetObjectReference<PlanBoard>? _self;
    private PlanApi? _api;
    private string _said = "";
    private string? _focus;
    private bool _busy;
    private bool _isWarm;

    [Parameter] public required string Edition { get; set; }

    /// <summary>Null until the plan is read.</summary>
    public BoardState? State { get; private set; }

    private PlanApi Api => _api ??= new PlanApi(Http, Edition);

    private BoardAxis Axis => State!.Axis;

    private int Closes => State!.View.Problem.Days.Max(d => BoardState.Minute(d.Closes));

    protected override async Task OnInitializedAsync() => State = new BoardState(await Api.Read());

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/board.js");
            await _script.InvokeVoidAsync("attach", _root, _self);
            _ = FollowOthersAsync();
            _others = new PlanConnection(Http.BaseAddress!, Edition, Clock, LookSoonAsync);
            _ = _others.StartAsync();
        }

        if (_script is not null && State is not null)
        {
            await _script.InvokeVoidAsync("layout", _root, _focus);
            _focus = null;
            if (!_isWarm)
            {
                _isWarm = true;
                await _script.InvokeVoidAsync("warm", _root, _self);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        _looking?.Dispose();
        if (_others is not null)
        {
            await _others.DisposeAsync();
        }

        if (_script is not null)
        {
            try
            {
                await _script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and its script with it.
            }
        }
    }

    private Task Pin(SessionId id)
    {
        var edit = State!.TogglePin(id);
        return Send(edit, T[edit.Pinned == true ? "Said.Pinned" : "Said.Unpinned", Title(id)]);
    }

    private async Task Unplace(SessionId id)
    {
        State!.Cancel();
        if (State.SlotOf(id) is not null)
        {
            await Send(State.Unplace(id), T["Said.Unplaced", Title(id)]);
        }

        _focus = CardId(id);
    }

    private Task Send(PlanEdit edit, string said) => Try(async () => State!.Applied(await Api.Edit(edit)), said);

    private Task Undo() => Back(State!.Undo(), view => State!.Undone(view), T["Undone"]);

    private Task Redo() => Back(State!.Redo(), view => State!.Redone(view), T["Redone"]);

    private Task Back(WholePlan? plan, Action<PlanView> stored, string said)
    {
        if (plan is not null)
        {
            return Try(async () => stored(await Api.TakeOver(plan, State!.View.Revision)), said);
        }

        _said = T["Said.OthersCameBetween"];
        return Task.CompletedTask;
    }

    private Task TakeOver(IReadOnlyList<Placement> plan) => Try(
        async () => State!.TakenOver(await Api.TakeOver(new WholePlan(plan), State.View.Revision)), T["Said.TakenOver"]);

    private Task Reload() => Try(async () => State!.Merge(await Api.Read()), T["Stale"]);

    private async Task Try(Func<Task> change, string said)
    {
        _busy = true;
        try
        {
            await change();
            _said = said;
        }
        catch (PlanRefused refused) when (refused.Code == "stale")
        {
            await Reload();
        }
        catch (Exception exception) when (exception is PlanRefused or HttpRequestException)
        {
            _said = T["Said.Failed"];
        }

        _busy = false;
        await LookAgainAsync();
    }

    internal static string CardId(SessionId id) => $"card-{id.Value:N}";

    private string Title(SessionId id) => State!.View.Problem.Sessions.First(s => s.Id == id).Title;

    private string Room(Slot slot) => State!.Columns.FirstOrDefault(c => c.Room == slot.Room)?.RoomName ?? slot.Room;

    private static string Day(Slot slot) => slot.Date.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    private static string Time(Slot slot) => slot.Start.ToString("HH:mm", CultureInfo.CurrentCulture);

    internal static string ColumnName(BoardColumn column) => $"{column.Date.ToString("dddd d MMMM", CultureInfo.CurrentCulture)}, {column.RoomName}";

    internal static string Px(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);
}
