using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;

namespace Hearing.Client.Jury;

/// <summary>What is written to the device for one sheet: what the server has, as known here, and what the juror has typed since.</summary>
public sealed record KeptSheet(long Revision, SheetContent Stored, SheetContent Draft, IReadOnlyList<SheetClash> Clashes);

/// <summary>How a sheet stands.</summary>
public enum SheetState { Saved, Unsaved, Saving, Unreachable, SignedOut, Closed, Refused, InConflict }

/// <summary>
/// One sheet on the desk: the words on this device and the newest known on the server. Nothing typed is ever overwritten by what comes
/// from the server; where both changed the same place, both stay until the juror has chosen.
/// </summary>
public sealed class DeskSheet(SheetView view)
{
    public CandidateId Candidate { get; } = view.CandidateId;

    /// <summary>The server's revision that <see cref="Stored"/> is.</summary>
    public long Revision { get; private set; } = view.Revision;
    public SheetContent Stored { get; private set; } = view.Content;
    public SheetContent Draft { get; private set; } = view.Content;

    /// <summary>Places that two devices wrote differently; while there are any, nothing is sent.</summary>
    public IReadOnlyList<SheetClash> Clashes { get; private set; } = [];
    public SheetState State { get; set; } = SheetState.Saved;

    /// <summary>The code of the last refusal.</summary>
    public string? RefusedCode { get; set; }

    public bool HasUnsaved => !Draft.SaysTheSameAs(Stored);

    /// <summary>Whether there is something to send now.</summary>
    public bool IsToBeSent => HasUnsaved && Clashes.Count == 0 && State is not (SheetState.Saving or SheetState.InConflict or SheetState.Closed);

    /// <summary>The sheet as it is kept on the device.</summary>
    public KeptSheet Kept => new(Revision, Stored, Draft, Clashes);

    /// <summary>Takes what was typed.</summary>
    public void Type(SheetContent content)
    {
        Draft = content;
        State = State is SheetState.Saving or SheetState.Closed ? State : HasUnsaved ? SheetState.Unsaved : SheetState.Saved;
    }

    /// <summary>Takes in what this device kept when it was last open, and then what the server has now.</summary>
    public void Restore(KeptSheet kept)
    {
        var server = new SheetView(Candidate, Revision, Stored, null);
        (Revision, Stored, Draft, Clashes) = (kept.Revision, kept.Stored, kept.Draft, kept.Clashes);
        Meet(server);
        State = HasUnsaved ? SheetState.Unsaved : SheetState.Saved;
    }

    /// <summary>The server has stored what was sent; typed since then stays to be sent.</summary>
    public void Stores(SheetView answer, SheetContent sent)
    {
        var typedSince = !Draft.SaysTheSameAs(sent);
        (Revision, Stored) = (answer.Revision, answer.Content);
        Draft = typedSince ? Draft : answer.Content;
        State = HasUnsaved ? SheetState.Unsaved : SheetState.Saved;
    }

    /// <summary>The server has something newer: places only the other device changed are taken over, the rest is shown side by side.</summary>
    /// <param name="theirs">The server's sheet.</param>
    /// <param name="isNewest">The server has just said so, whatever its number: a demo that began anew counts from the start again.</param>
    public void Meet(SheetView theirs, bool isNewest = false)
    {
        if (theirs.Revision == Revision || (theirs.Revision < Revision && !isNewest))
        {
            return;
        }

        var merge = SheetMerge.Of(Stored, Draft, theirs.Content);
        var before = Clashes.Where(c => merge.Clashes.All(n => n.Criterion != c.Criterion) && !Theirs(theirs.Content, c).Equals(Mine(c)));
        Clashes = [.. merge.Clashes, .. before.Select(c => c with { Theirs = Theirs(theirs.Content, c) })];
        (Revision, Stored, Draft) = (theirs.Revision, theirs.Content, merge.Content);
        State = HasUnsaved ? SheetState.Unsaved : SheetState.Saved;
    }

    /// <summary>The juror chose what stands in a clash's place.</summary>
    public void Choose(SheetClash clash, ClashChoice choice)
    {
        var now = clash with { Mine = Mine(clash) };
        var line = choice switch
        {
            ClashChoice.Mine => now.Mine,
            ClashChoice.Theirs => now.Theirs,
            ClashChoice.Both => SheetMerge.Both(now),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
        };
        Draft = SheetMerge.Put(Draft, clash, line);
        Clashes = [.. Clashes.Where(c => c.Criterion != clash.Criterion)];
        State = HasUnsaved ? SheetState.Unsaved : SheetState.Saved;
    }

    /// <summary>What this device has in a clash's place now.</summary>
    public CriterionMark Mine(SheetClash clash) => Theirs(Draft, clash);

    private static CriterionMark Theirs(SheetContent content, SheetClash clash) =>
        clash.Criterion is null ? new("", null, content.Note) : content.For(clash.Criterion);
}

/// <summary>What a juror chooses where two devices wrote different things.</summary>
public enum ClashChoice { Mine, Theirs, Both }
