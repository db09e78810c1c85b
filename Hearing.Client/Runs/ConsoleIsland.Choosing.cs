using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.JSInterop;

namespace Hearing.Client.Runs;

/// <content>What a key or a button means: a command at once, a choice first, or a row of the running order.</content>
public sealed partial class ConsoleIsland
{
    private static int? Digit(string key) => key.Length == 1 && key[0] is >= '1' and <= '9' ? key[0] - '1' : null;

    private async Task ActAsync(ConsoleAction action)
    {
        if (action.Command is { } command)
        {
            await SendAsync(command, T[action.Name]);
        }
        else if (ConsoleFloor.ActOf(action) is { } act)
        {
            await ChangeFloorAsync(action, act);
        }
        else if (action.Name is "Message" or "Order")
        {
            _selected ??= Reading.OnStage ?? Reading.Next;
            await _keys!.InvokeVoidAsync("focus", action.Name == "Message" ? "message" : "order-rows");
        }
        else
        {
            (_asked, _showing) = (action, true);
            StateHasChanged();
        }
    }

    /// <summary>Who sends is asked for at that moment; where one alone does, it is done at once.</summary>
    private async Task ChangeFloorAsync(ConsoleAction action, FloorAct act)
    {
        var choices = await ConsoleFloor.ChoicesAsync(_http!, Model.EditionSlug, Model.RoomSlug, act);
        if (act is FloorAct.Mute or FloorAct.Take && choices is [var only])
        {
            await SendAsync(only.Command, T[action.Name]);
            return;
        }

        (_asked, _showing) = (action with { Choices = choices }, true);
        StateHasChanged();
    }

    private async Task ChooseAsync(ConsoleChoice choice)
    {
        var name = _asked is { } asked ? T[asked.Name].Value : T[choice.Name].Value;
        await CloseAsync();
        await SendAsync(choice.Command, name);
    }

    private async Task CloseAsync()
    {
        if (_asked is not null && _keys is not null)
        {
            await _keys.InvokeVoidAsync("close", _dialog);
            _asked = null;
        }
    }

    private Task ApplyAsync(Repair repair) =>
        IsAway || _offer?.Revision != Run.Revision ? Task.CompletedTask : SendAsync(new ApplyRepair(repair.Changes), T["Repair"]);

    private async Task ShowMessageAsync()
    {
        await SendAsync(new ShowMessage(_message.Trim()), T["ShowMessage"]);
        _message = _noticeKind == "good" ? "" : _message;
    }

    private Task ToggleMap()
    {
        _mapOn = !_mapOn;
        return ShowAsync();
    }

    private void Select(PartId id) => _selected = id;

    private Task SelectBy(int step)
    {
        var at = Run.Cues.ToList().FindIndex(c => c.Id == (_selected ?? Reading.OnStage));
        _selected = Run.Cues.Count == 0 ? null : Run.Cues[Math.Clamp(at + step, 0, Run.Cues.Count - 1)].Id;
        _revealing = true;
        return ShowAsync();
    }

    private Task ChangeSelectedAsync(string key)
    {
        if (!Model.MayAll || Run.Cues.FirstOrDefault(c => c.Id == _selected) is not { } cue)
        {
            return Task.CompletedTask;
        }

        var order = new ComingOrder(Run, Reading, Model.TimeZone);
        var choice = key switch { "Enter" => order.Start(cue), "u" => order.Earlier(cue), "d" => order.Later(cue), _ => order.LeaveOut(cue) };
        return choice is null ? Task.CompletedTask : ChooseAsync(choice);
    }
}
