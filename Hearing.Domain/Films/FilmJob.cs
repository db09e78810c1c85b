namespace Hearing.Domain.Films;

/// <summary>Work on a film that takes longer than a request: measuring it for the report, and making the versions that are played.</summary>
public enum FilmJobKind
{
    /// <summary>Makes the versions of a film that are played.</summary>
    Transcode,
    /// <summary>Puts a session's recording together.</summary>
    PutTogether,
}

public enum FilmJobState { Waiting, Running, Done, Failed, Cancelled }

/// <summary>A job in the queue. It lies in the database, so that it survives a restart and one node takes it at a time.</summary>
public sealed class FilmJob
{
    /// <summary>After so many starts that ended with the process the job is given up: it may be what kills it.</summary>
    public const int MostStarts = 3;

    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The film it is about; null when it is about a recording.</summary>
    public FilmId? FilmId { get; init; }

    /// <summary>The session's recording that it is about; null when it is about a film.</summary>
    public Guid? RecordingId { get; init; }
    public required FilmJobKind Kind { get; init; }
    public FilmJobState State { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; private set; }
    public required DateTimeOffset QueuedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Until when the node that runs it is believed to live; past it another may take the job over.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }
    public int Starts { get; private set; }

    /// <summary>Why it failed, as a reason that the pages have words for.</summary>
    public string? Trouble { get; private set; }
    public long Revision { get; set; }

    public bool IsOver => State is FilmJobState.Done or FilmJobState.Failed or FilmJobState.Cancelled;

    /// <summary>Whether a node may take it now: it waits, or the node that ran it is gone.</summary>
    public bool MayStart(DateTimeOffset now) => State == FilmJobState.Waiting || (State == FilmJobState.Running && LeasedUntil < now);

    public void Start(DateTimeOffset now, TimeSpan lease)
    {
        if (!MayStart(now))
        {
            throw new InvalidOperationException($"A job that is {State} cannot start.");
        }

        (State, Percent, StartedAt, LeasedUntil, Starts) = (FilmJobState.Running, 0, now, now + lease, Starts + 1);
        if (Starts > MostStarts)
        {
            Fail(now, "KeepsStopping");
        }
    }

    /// <summary>Says how far it has come, and that the node lives.</summary>
    public void Reach(int percent, DateTimeOffset now, TimeSpan lease) =>
        (Percent, LeasedUntil) = (Math.Clamp(percent, Percent, 100), now + lease);

    public void Finish(DateTimeOffset now) => (State, Percent, EndedAt, LeasedUntil) = (FilmJobState.Done, 100, now, null);

    public void Fail(DateTimeOffset now, string trouble) => (State, Trouble, EndedAt, LeasedUntil) = (FilmJobState.Failed, trouble, now, null);

    /// <summary>Nothing happens to a job that is over.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (!IsOver)
        {
            (State, EndedAt, LeasedUntil) = (FilmJobState.Cancelled, now, null);
        }
    }

    /// <summary>Lets a running job go, as when the node is being stopped: it begins anew, and this start is not held against it.</summary>
    public void LetGo() => (State, Percent, LeasedUntil, Starts) = (FilmJobState.Waiting, 0, null, Starts - 1);

    /// <summary>How long it will take yet at the pace so far; null before that can be said.</summary>
    public TimeSpan? TimeLeft(DateTimeOffset now) =>
        State == FilmJobState.Running && Percent > 0 && StartedAt is { } began ? (now - began) / Percent * (100 - Percent) : null;
}
