using Hearing.Domain;

namespace Hearing.Client.Planning;

/// <content>How what other organisers do appears on this board: the server says that there is something, and the board asks.</content>
public sealed partial class PlanBoard
{
    /// <summary>While the server cannot say so, the plan is asked for so often; the answer comes without it while it is the same.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private PeriodicTimer? _looking;
    private PlanConnection? _others;
    private bool _isOther;

    private async Task FollowOthersAsync()
    {
        _looking = new(LookEvery, Clock);
        while (await _looking.WaitForNextTickAsync())
        {
            if (_others is not { IsOpen: true })
            {
                await LookSoonAsync();
            }
        }
    }

    private Task LookSoonAsync() => InvokeAsync(() =>
    {
        _isOther = true;
        return LookAgainAsync();
    });

    /// <summary>Looks unless something is being stored or dragged here; then it is done after that.</summary>
    private async Task LookAgainAsync()
    {
        if (_isOther && State is not null && !_busy && !_isDragging)
        {
            _isOther = false;
            await LookAsync(State.View.Revision);
        }
    }

    private async Task LookAsync(string seen)
    {
        try
        {
            // What was changed here while the answer was under way is newer than the answer.
            if (await Api.ReadIfOther(seen) is { } view && !_busy && !_isDragging && State!.View.Revision == seen)
            {
                Tell(State.Merge(view));
                StateHasChanged();
            }
        }
        catch (Exception away) when (away is PlanRefused or HttpRequestException or OperationCanceledException)
        {
            // Asked again soon; an edit of one's own says when the server is away.
        }
    }

    private void Tell(IReadOnlyList<SessionId> changed)
    {
        _said = changed switch
        {
            [] => _said,
            [var one] when State!.SlotOf(one) is { } slot => T["Said.OtherMoved", Title(one), Day(slot), Room(slot), Time(slot)],
            [var one] => T["Said.OtherUnplaced", Title(one)],
            _ => T["Said.OthersMoved", changed.Count],
        };
    }
}
