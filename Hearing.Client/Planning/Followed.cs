namespace Hearing.Client.Planning;

/// <summary>Long work on a plan as a panel follows it: the last answer, and whether the work is gone from the server.</summary>
public sealed class Followed<TView> where TView : class
{
    private const int MostMissed = 20;
    private int _missed;

    /// <summary>The last answer; null before the first, when dropped and when it is gone.</summary>
    public TView? View { get; private set; }

    public bool IsGone { get; private set; }

    public void Drop() => View = null;

    /// <summary>Asks, and keeps the answer; while the connection is away for a moment the last one stays, and the next look tells.</summary>
    public async Task AskAsync(Func<Task<TView>> ask)
    {
        try
        {
            var answer = await ask();
            (View, _missed, IsGone) = (answer, 0, false);
        }
        catch (PlanRefused refused) when (refused.Code == "elsewhere" && View is not null && ++_missed < MostMissed)
        {
            // Another node answered; one of the next looks reaches the one that searches.
        }
        catch (PlanRefused)
        {
            (View, IsGone) = (null, true);
        }
        catch (HttpRequestException)
        {
        }
    }
}
