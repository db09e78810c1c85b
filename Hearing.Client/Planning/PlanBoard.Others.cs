using Hearing.Domain;

namespace Hearing.Client.Planning;

/// <content>How what other organisers do appears on this board.</content>
public sealed partial class PlanBoard
{
    /// <summary>The plan is asked for so often; the server answers without it while it is the same.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private PeriodicTimer? _looking;

    private async Task FollowOthersAsync()
    {
        _looking = new(LookEvery, Clock);
        while (await _looking.WaitForNextTickAsync())
        {
            if (State is not null && !_busy)
            {
                await LookAsync(State.View.Revision);
            }
        }
    }

    private async Task LookAsync(string seen)
    {
        try
        {
            // What was changed here while the answer was under way is newer than the answer.
            if (await Api.ReadIfOther(seen) is { } view && !_busy && State!.View.Revision == seen)
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
