using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hearing.Client.Runs;

/// <summary>The console in the browser: what it shows, and what its keys do. <c>ConsoleIsland.Choosing.cs</c> holds what is chosen, <c>ConsoleIsland.Sending.cs</c> how commands go, <c>ConsoleIsland.Waiting.cs</c> how they wait for devices.</summary>
public sealed partial class ConsoleIsland
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private const int TicksOfDesk = 150;
    private const int TicksOfRetry = 5;

    /// <summary>For so long a digit does nothing after the ways out have changed: what was read may stand under another digit now.</summary>
    private static readonly TimeSpan OfferSettles = TimeSpan.FromSeconds(1);
    private TimeProvider _time = TimeProvider.System;
    private HttpClient? _http;
    private RunConnection? _connection;
    private ConsoleDesk? _desk;
    private RepairOffer? _offer;
    private PeriodicTimer? _timer;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<ConsoleIsland>? _self;
    private ElementReference _dialog;
    private IReadOnlyList<ConsoleAction> _actions = [];
    private IReadOnlyList<ConsoleAction> _more = [];
    private ConsoleAction? _asked;
    private PartId? _selected;
    private long _deskAsked = -1;
    private long _offerChanged;
    private Task? _deskComing;
    private bool _keysOn = true, _mapOn, _showing, _revealing;
    private string _message = "";

    [Parameter] public required ConsoleModel Model { get; set; }

    private Rundown Run => _connection?.Rundown ?? Model.First;

    private DateTimeOffset Now { get; set; }
    private RundownReading Reading { get; set; } = null!;
    private ConsoleWords Words { get; set; } = null!;

    private bool IsAway => _connection?.IsAway == true;

    private IReadOnlyDictionary<string, string> Notes => _desk is { Notes.Count: > 0 } desk ? desk.Notes : Model.Notes;

    private PartId? InsertBefore => _selected is { } id && Reading.Forecasts.ContainsKey(id) ? id : Reading.Next;

    protected override void OnInitialized() => Look();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _time = Services.GetService<TimeProvider>() ?? TimeProvider.System;
            _http = Services.GetRequiredService<HttpClient>();
            _sender = new CommandSender(_http, Model.EditionSlug, Model.RoomSlug, _time);
            _connection = new RunConnection(_http.BaseAddress!, Model.EditionSlug, Model.RoomSlug, Model.First, _time);
            _connection.Changed += () => InvokeAsync(Refresh);
            _self = DotNetObjectReference.Create(this);
            var module = await Js.InvokeAsync<IJSObjectReference>("import", "/js/console.js");
            _keys = await module.InvokeAsync<IJSObjectReference>("listen", _self);
            await RecallChoiceAsync();
            _ = _connection.StartAsync();
            _ = TickAsync();
        }
        else if (_showing && _keys is not null)
        {
            _showing = false;
            await _keys.InvokeVoidAsync("show", _dialog);
        }
        else if (_revealing && _keys is not null)
        {
            _revealing = false;
            await _keys.InvokeVoidAsync("reveal");
        }
    }

    /// <summary>A key was pressed outside every field.</summary>
    [JSInvokable]
    public Task PressAsync(string key)
    {
        if (!_keysOn || _sending)
        {
            return Task.CompletedTask;
        }

        if (_asked is { } asked)
        {
            return Digit(key) is { } chosen && chosen < asked.Choices.Count ? ChooseAsync(asked.Choices[chosen]) : Task.CompletedTask;
        }

        return key switch
        {
            "?" => ToggleMap(),
            "y" when _kept is { IsOffered: true } => DoKeptAsync(),
            "Escape" when _waiting is not null => StopWaiting(),
            "Escape" => DropKept(),
            "ArrowUp" => SelectBy(-1),
            "ArrowDown" => SelectBy(1),
            "Enter" or "u" or "d" or "x" => ChangeSelectedAsync(key),
            _ when Digit(key) is { } index && _offer is { } offer && index < offer.Repairs.Count =>
                _time.GetElapsedTime(_offerChanged) < OfferSettles ? Task.CompletedTask : ApplyAsync(offer.Repairs[index]),
            _ when _actions.Concat(_more).FirstOrDefault(a => a.Key == key && a.Possible) is { } action => ActAsync(action),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>The dialog was closed, by a choice or by Escape.</summary>
    [JSInvokable]
    public Task ClosedAsync()
    {
        _asked = null;
        StateHasChanged();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _timer?.Dispose();
        if (_keys is not null)
        {
            await _keys.InvokeVoidAsync("stop");
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _self?.Dispose();
    }

    private Task ShowAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Takes in how things stand at this instant; everything shown and every key comes from this one look.</summary>
    private void Look()
    {
        Now = _connection?.Clock.Now ?? _time.GetUtcNow();
        Reading = RundownReader.At(Run, Now);
        Words = new(T, Run, Model.TimeZone, _desk?.Desk.People);
        _actions = ConsoleAction.For(Run, Reading, Model.MayAll);
        _more = ConsoleAction.More(Run, Reading, Model.MayAll, _desk, Model.TimeZone);
        if (Model is { MayAll: true, HasFloor: true })
        {
            _more = [.. _more, .. ConsoleFloor.Actions(Run, Run.Cues.FirstOrDefault(c => c.Id == Reading.OnStage), Model.Records)];
        }

        var offer = _desk is { } desk && desk.Revision == Run.Revision && Run.Status == RunStatus.Running ? desk.Offer(Now) : null;
        if (!ConsoleDesk.IsSame(_offer, offer))
        {
            _offerChanged = _time.GetTimestamp();
        }

        _offer = offer;
    }

    private void Refresh()
    {
        Look();
        StateHasChanged();
    }

    private async Task TickAsync()
    {
        _timer = new PeriodicTimer(Tick, _time);
        for (var ticks = 0; await _timer.WaitForNextTickAsync(); ticks++)
        {
            if (Model.MayAll && !IsAway && (ticks % TicksOfDesk == 0 || (_deskAsked != Run.Revision && (_deskAsked >= 0 || ticks % TicksOfRetry == 0))))
            {
                _ = LoadDeskAsync();
            }

            if (_kept is { IsOffered: false } kept && !IsAway && !_sending)
            {
                _ = ResolveAsync(kept);
            }

            Look();
            LookAtWait(ticks);
            StateHasChanged();
        }
    }

    /// <summary>One at a time, so that no older desk comes after a newer one.</summary>
    private Task LoadDeskAsync() => _deskComing is { IsCompleted: false } coming ? coming : _deskComing = LoadDeskOnceAsync();

    private async Task LoadDeskOnceAsync()
    {
        _deskAsked = Run.Revision;
        var desk = await ConsoleDesk.LoadAsync(_http!, Model.EditionSlug, Model.RoomSlug);
        if (desk?.Revision != Run.Revision)
        {
            // It did not come, or is of another moment than the rundown: it is asked for again soon.
            _deskAsked = -1;
        }

        if (desk is not null)
        {
            _desk = desk;
            Refresh();
        }
    }
}
