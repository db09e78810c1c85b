using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hearing.Client.Jury;

/// <summary>
/// The desk in the browser. Each keystroke is on the device before anything else; sending follows a pause in the typing, and goes on
/// being tried while the connection is away.
/// </summary>
public sealed partial class DeskIsland
{
    /// <summary>How long a pause in the typing is.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private readonly Dictionary<CandidateId, DeskSheet> _sheets = [];
    private readonly Dictionary<CandidateId, int> _typed = [];
    private DeskView _desk = null!;
    private DeskCalls? _calls;
    private DeskMemory? _memory;
    private IJSObjectReference? _module;
    private IJSObjectReference? _listening;
    private DotNetObjectReference<DeskIsland>? _self;
    private ITimer? _rounds;
    private TimeProvider _time = TimeProvider.System;
    private CandidateId? _open;
    private CandidateId? _onStage;
    private bool _connected = true;

    [Parameter] public required DeskView Model { get; set; }
    [Parameter] public DeskPage.RefusedConflict? Refused { get; set; }

    protected override void OnInitialized()
    {
        _desk = Model;
        _open = Refused?.Candidate ?? Model.Candidates.FirstOrDefault(c => !c.InConflict)?.Id;
        foreach (var candidate in Model.Candidates)
        {
            _sheets[candidate.Id] = new(Model.Sheets.FirstOrDefault(s => s.CandidateId == candidate.Id) ?? new(candidate.Id, 0, SheetContent.Empty, null));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _time = Services.GetService<TimeProvider>() ?? TimeProvider.System;
        _calls = new(Services.GetRequiredService<HttpClient>(), _desk.Edition);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "/js/desk.js");
        var memory = new DeskMemory(_module, _desk.Edition, _desk.Juror);
        foreach (var (candidate, kept) in await memory.ReadAsync())
        {
            if (_desk.Candidates.Any(c => c.Id == candidate && !c.InConflict))
            {
                _sheets[candidate].Restore(kept);
            }
        }

        _memory = memory;
        _self = DotNetObjectReference.Create(this);
        _listening = await _module.InvokeAsync<IJSObjectReference>("listen", _self);
        StateHasChanged();
        await RefreshAsync();
        _rounds = _time.CreateTimer(_ => InvokeAsync(RefreshAsync), null, Round, Round);
        await _module.InvokeVoidAsync("keepPage");
    }

    /// <summary>The browser says that the connection came or went.</summary>
    [JSInvokable]
    public Task ConnectionChangedAsync(bool connected)
    {
        _connected = connected;
        return connected ? InvokeAsync(RefreshAsync) : InvokeAsync(StateHasChanged);
    }

    private async Task TypeAsync(DeskSheet sheet, SheetContent content)
    {
        sheet.Type(content);
        await _memory!.KeepAsync(sheet);
        var typed = _typed[sheet.Candidate] = _typed.GetValueOrDefault(sheet.Candidate) + 1;
        StateHasChanged();
        await Task.Delay(Pause, _time);
        if (_typed[sheet.Candidate] == typed)
        {
            await SaveAsync(sheet);
        }
    }

    private async Task SaveAsync(DeskSheet sheet)
    {
        while (sheet.IsToBeSent)
        {
            var saving = _calls!.SaveAsync(sheet);
            StateHasChanged();
            await saving;
            if (sheet.State == SheetState.InConflict)
            {
                await CloseAsync(sheet);
                return;
            }

            await _memory!.KeepAsync(sheet);
            StateHasChanged();
            if (sheet.State != SheetState.Unsaved)
            {
                return;
            }
        }
    }

    private async Task ChooseAsync(DeskSheet sheet, SheetClash clash, ClashChoice choice)
    {
        sheet.Choose(clash, choice);
        await _memory!.KeepAsync(sheet);
        await SaveAsync(sheet);
    }

    private async Task DeclareAsync(DeskSheet sheet, string reason)
    {
        if (await _calls!.DeclareAsync(sheet.Candidate, reason))
        {
            sheet.State = SheetState.Saved;
            await CloseAsync(sheet);
        }
        else
        {
            _connected = false;
        }
    }

    /// <summary>Nothing on the candidate stays on the device.</summary>
    private async Task CloseAsync(DeskSheet sheet)
    {
        _sheets[sheet.Candidate] = new(new(sheet.Candidate, 0, SheetContent.Empty, null)) { State = sheet.State };
        _desk = _desk with { Candidates = [.. _desk.Candidates.Select(c => c.Id == sheet.Candidate ? new DeskCandidate(c.Id, c.Name, [], null, null, true) : c)] };
        await _memory!.ForgetAsync(sheet.Candidate);
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        var desk = await _calls!.DeskAsync();
        _connected = desk is not null;
        if (desk is not null)
        {
            _desk = desk;
            foreach (var candidate in desk.Candidates)
            {
                await MeetAsync(desk, candidate);
            }
        }

        else
        {
            foreach (var sheet in _sheets.Values.Where(s => s.HasUnsaved && s.State != SheetState.Saving))
            {
                sheet.State = _calls.IsSignedOut ? SheetState.SignedOut : SheetState.Unreachable;
            }
        }

        StateHasChanged();
        if (_connected)
        {
            await Task.WhenAll(_sheets.Values.Where(s => s.State != SheetState.Refused).Select(SaveAsync).ToList());
        }
    }

    private async Task MeetAsync(DeskView desk, DeskCandidate candidate)
    {
        if (!_sheets.TryGetValue(candidate.Id, out var sheet))
        {
            sheet = _sheets[candidate.Id] = new(new(candidate.Id, 0, SheetContent.Empty, null));
        }

        if (candidate.InConflict)
        {
            if (sheet.HasUnsaved || sheet.Revision > 0)
            {
                sheet.State = sheet.HasUnsaved ? SheetState.InConflict : SheetState.Saved;
                await CloseAsync(sheet);
            }
        }
        else if (sheet.State != SheetState.Saving && desk.Sheets.FirstOrDefault(s => s.CandidateId == candidate.Id) is { } stored && stored.Revision > sheet.Revision)
        {
            sheet.Meet(stored);
            await _memory!.KeepAsync(sheet);
        }
    }

    private void SetOnStage(CandidateId? candidate)
    {
        _onStage = candidate;
        _open = candidate ?? _open;
    }

    public async ValueTask DisposeAsync()
    {
        _rounds?.Dispose();
        if (_listening is not null)
        {
            await _listening.InvokeVoidAsync("stop");
        }

        _self?.Dispose();
    }
}
