using Hearing.Domain;
using Microsoft.JSInterop;

namespace Hearing.Client.Planning;

/// <content>
/// What the pointer does. The script moves the card and says which place lies under it; only when that is another one it asks here what would be
/// wrong there, and nothing of the board is made anew until the card is let go.
/// </content>
public sealed partial class PlanBoard
{
    private bool _isDragging;

    /// <summary>A sentence about the place under the pointer, and the colour of its badge.</summary>
    public sealed record DragNote(string Colour, string Level, string Text);

    /// <summary>A card is being dragged, or was let go where it changes nothing. What others do appears when it is over.</summary>
    [JSInvokable]
    public async Task Dragging(bool isOn)
    {
        _isDragging = isOn;
        if (isOn && State!.Held is not null)
        {
            State.Cancel();
            StateHasChanged();
        }

        await LookAgainAsync();
    }

    /// <summary>What would be wrong with the session over that column at that minute; <paramref name="minutes"/> is its length where it is drawn longer or shorter.</summary>
    [JSInvokable]
    public IReadOnlyList<DragNote> Over(string session, int column, int minute, int? minutes) =>
        [.. State!.WarningsAt(new(Guid.Parse(session)), column, minute, minutes)
            .Select(w => new DragNote(WarningList.Colour(w.Level), T[$"Level.{w.Level}"], WarningWords.Of(w, State.View, T)))];

    /// <summary>A card was dragged to a column (or, below zero, to those without a place).</summary>
    [JSInvokable]
    public Task Dropped(string session, int column, int minute) => Let(session, column < 0 ? null : () => State!.PutAt(column, minute));

    /// <summary>A card's lower edge was drawn: the session is to be so many minutes long.</summary>
    [JSInvokable]
    public Task Drawn(string session, int minutes) => Let(session, () => State!.Stretch(minutes - BoardState.Minutes(State.TargetLength)));

    /// <summary>Picks up, does it and puts down; null takes out of the plan.</summary>
    private async Task Let(string session, Action? change)
    {
        var id = new SessionId(Guid.Parse(session));
        _isDragging = false;
        if (change is null)
        {
            await Unplace(id);
        }
        else
        {
            State!.PickUp(id);
            change();
            await PutDown();
        }

        StateHasChanged();
        await LookAgainAsync();
    }
}
