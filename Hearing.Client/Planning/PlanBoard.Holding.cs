using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Components.Web;

namespace Hearing.Client.Planning;

/// <content>What is held by keys and buttons: picked up, moved, drawn longer or shorter, and put down; each step is said.</content>
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
        _said = State.Target is { } at ? T["Said.PickedUp", State.Held!.Title, Day(at), Room(at), Time(at)] : "";
        return Task.CompletedTask;
    }

    private Task Key(KeyboardEventArgs pressed)
    {
        var step = Axis.Step;
        switch (pressed.Key)
        {
            case "ArrowUp" when pressed.ShiftKey: Stretch(-step); break;
            case "ArrowDown" when pressed.ShiftKey: Stretch(step); break;
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

    private void Move(int columns, int minutes) => Step(() => State!.Move(columns, minutes));

    private void NextFree() => Step(State!.MoveToNextFree);

    private void Stretch(int minutes) => Step(() => State!.Stretch(minutes));

    /// <summary>Does it to what is held, and says where it would lie, until when where it would be longer or shorter, and what would be wrong there.</summary>
    private void Step(Action change)
    {
        if (State!.Held is not { } held || State.Target is null)
        {
            return;
        }

        change();
        var at = State.Target!;
        string place = State.TargetLength == held.Length ? T["Said.At", Day(at), Room(at), Time(at)]
            : T["Said.Until", Day(at), Room(at), Time(at), Until(at, State.TargetLength), Written(State.TargetLength)];
        _said = string.Join(' ', [place, .. State.HeldWarnings.Select(w => $"{T[$"Level.{w.Level}"]}: {WarningWords.Of(w, State.View, T)}")]);
    }

    private async Task PutAt((int Column, double Pixels) there)
    {
        if (State!.Held is not null)
        {
            State.PutAt(there.Column, Axis.MinuteAt(there.Pixels));
            await PutDown();
        }
    }

    private async Task PutDown()
    {
        var (held, target, length) = (State!.Held!, State.Target, State.TargetLength);
        if (State.PutDown() is { } edit)
        {
            await Send(edit, length == held.Length ? T["Said.PutDown", held.Title, Day(target!), Room(target!), Time(target!)]
                : T["Said.Resized", held.Title, Written(length), Day(target!), Room(target!), Time(target!), Until(target!, length)]);
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

    private SessionId? HeldIn(BoardColumn column) =>
        State!.Held is { } held && State.SlotOf(held.Id) is { } slot && (slot.Room, slot.Date) == (column.Room, column.Date) ? held.Id : null;

    private ColumnView.HeldPlace? GhostIn(BoardColumn column) => State is { Held: { } held, Target: { } target, IsMoved: true } state && state.IsTarget(column)
        ? new(BoardState.Minute(target.Start), state.TargetLength, $"{Time(target)}–{Until(target, state.TargetLength)} {held.Title}", WorstOf(state.HeldWarnings)) : null;

    private static string WorstOf(IReadOnlyList<PlanWarning> warnings) => warnings.Count == 0 ? "" : WarningList.Colour(warnings[0].Level);

    private static string Until(Slot slot, TimeSpan length) => slot.Start.Add(length).ToString("HH:mm", CultureInfo.CurrentCulture);

    private static string Written(TimeSpan length) => length.TotalMinutes.ToString("0.#", CultureInfo.CurrentCulture);
}
