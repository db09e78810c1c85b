using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Client.Planning;

/// <content>What is held: picked up, moved and put down, by keys and by pointer.</content>
public sealed partial class PlanBoard
{
    private Task Activate(SessionId id)
    {
        if (State!.Held?.Id == id)
        {
            return PutDown();
        }

        State.PickUp(id);
        _focus = CardId(id);
        Say("Said.PickedUp");
        return Task.CompletedTask;
    }

    private Task Key(string key)
    {
        var step = Axis.Step;
        switch (key)
        {
            case "ArrowUp": Move(0, -step); break;
            case "ArrowDown": Move(0, step); break;
            case "ArrowLeft": Move(-1, 0); break;
            case "ArrowRight": Move(1, 0); break;
            case "n" or "N": NextFree(); break;
            case "Escape": Cancel(); break;
            case "Delete" when State!.Held is { } held: return Unplace(held.Id);
            default: break;
        }

        return Task.CompletedTask;
    }

    private void Move(int columns, int minutes)
    {
        if (State!.Held is null)
        {
            return;
        }

        State.Move(columns, minutes);
        SayWhere();
    }

    private void NextFree()
    {
        if (State!.Held is not null)
        {
            State.MoveToNextFree();
            SayWhere();
        }
    }

    private void SayWhere()
    {
        var clash = State!.Warnings.FirstOrDefault(w => w.Level == PlanWarningLevel.Must && w.Sessions.Contains(State.Held!.Id));
        Say(clash is null ? "Said.At" : "Said.AtClash", clash is null ? "" : WarningWords.Of(clash, State.View, T));
    }

    private async Task PutAt(int column, double pixels)
    {
        if (State!.Held is not null)
        {
            State.PutAt(column, Axis.MinuteAt(pixels));
            await PutDown();
        }
    }

    private async Task PutDown()
    {
        var (held, target) = (State!.Held!, State.Target);
        if (State.PutDown() is { } edit)
        {
            await Send(edit, T["Said.PutDown", held.Title, Day(target!), Room(target!), Time(target!)]);
        }
        else
        {
            _said = T["Said.Cancelled", held.Title];
        }

        _focus = CardId(held.Id);
    }

    private void Cancel()
    {
        if (State!.Held is { } held)
        {
            _focus = CardId(held.Id);
            State.Cancel();
            _said = T["Said.Cancelled", held.Title];
        }
    }
}
