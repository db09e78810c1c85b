using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Client.Planning;

/// <content>What is picked up, moved, drawn longer or shorter, and put down.</content>
public sealed partial class BoardState
{
    /// <summary>Picks a session up where it is; one without a place at the first free time.</summary>
    public void PickUp(SessionId id)
    {
        Held = View.Problem.Sessions.First(s => s.Id == id);
        Aim(SlotOf(id) ?? FirstFree(Held), Held.Length);
    }

    /// <summary>Moves what is held: columns to the right (negative: left), minutes later (negative: earlier); it stays within the day.</summary>
    public void Move(int columns, int minutes)
    {
        if (Held is null || Target is null || Columns.Count == 0)
        {
            return;
        }

        var column = Enumerable.Range(0, Columns.Count).FirstOrDefault(i => IsTarget(Columns[i]));
        PutAt(Math.Clamp(column + columns, 0, Columns.Count - 1), Minute(Target.Start) + minutes);
    }

    /// <summary>Holds the session over that column at that minute of the day.</summary>
    public void PutAt(int column, int minute)
    {
        if (Held is not null)
        {
            Aim(SlotAt(column, minute, TargetLength), TargetLength);
        }
    }

    /// <summary>Makes the held session so many minutes longer (negative: shorter), within its bounds and the day's. One without a place keeps its length.</summary>
    public void Stretch(int minutes)
    {
        if (Held is { } held && Target is { } target && SlotOf(held.Id) is not null)
        {
            Aim(target, LengthOf(held.Id, target, Minutes(TargetLength) + minutes));
        }
    }

    /// <summary>What would be wrong with a session over that column at that minute, so many minutes long; null is its own length.</summary>
    public IReadOnlyList<PlanWarning> WarningsAt(SessionId id, int column, int minute, int? minutes)
    {
        var own = View.Problem.Sessions.First(s => s.Id == id).Length;
        var slot = SlotAt(column, minute, own);
        return Check(id).At(slot, minutes is { } asked ? LengthOf(id, slot, asked) : own);
    }

    /// <summary>Holds the session over the next gap that it fits into, and after the last one over the first.</summary>
    public void MoveToNextFree()
    {
        if (Held is { } held && Target is { } target && FreePlaces(held).ToList() is { Count: > 0 } free)
        {
            (int, TimeOnly) Place(Slot slot) => (Columns.TakeWhile(c => c.Room != slot.Room || c.Date != slot.Date).Count(), slot.Start);
            Aim(free.Find(slot => Place(slot).CompareTo(Place(target)) > 0) ?? free[0], TargetLength);
        }
    }

    /// <summary>Puts down what is held: the edit to send, or null when it lies where it lay and is as long as it was.</summary>
    public PlanEdit? PutDown()
    {
        var edit = IsMoved && Held is { } held
            ? new PlanEdit(PlanEditKind.Place, held.Id, Of(held.Id).Revision, Target, LengthSeconds: TargetLength == held.Length ? null : (int)TargetLength.TotalSeconds) : null;
        Cancel();
        return edit;
    }

    public void Cancel()
    {
        Held = null;
        Aim(null, TimeSpan.Zero);
    }

    private void Aim(Slot? target, TimeSpan length) => (Target, TargetLength, _heldWarnings) = (target, length, null);

    /// <summary>Prepared once for a session that is moved about.</summary>
    private PlaceCheck Check(SessionId id) => _check?.Session == id ? _check : _check = new(View.Problem, Plan, id);

    private Slot SlotAt(int column, int minute, TimeSpan length) => new(
        Columns[column].Room, Columns[column].Date, TimeOnly.MinValue.AddMinutes(Math.Clamp(minute, 0, Math.Max(0, 1439 - Minutes(length)))));

    private TimeSpan LengthOf(SessionId id, Slot slot, int minutes)
    {
        var most = TimeSpan.FromMinutes(1440 - Minute(slot.Start));
        var length = TimeSpan.FromMinutes(Math.Max(1, minutes));
        return Of(id).ShortestSeconds is not { } shortest ? View.Problem.Sessions.First(s => s.Id == id).Length
            : length.TotalSeconds < shortest ? TimeSpan.FromSeconds(shortest) : length > most ? most : length;
    }

    private Slot? FirstFree(PlanSession session) =>
        FreePlaces(session).FirstOrDefault() ?? (Columns.Count == 0 ? null : new Slot(Columns[0].Room, Columns[0].Date, View.Problem.Days[0].Opens));

    /// <summary>The start of each gap within a room's open hours that the session fits into, column by column.</summary>
    private IEnumerable<Slot> FreePlaces(PlanSession session) =>
        from column in Columns
        from open in OpenHours.Of(View.Problem, column.Room)
        where DateOnly.FromDateTime(open.From) == column.Date
        from start in Gaps(open, [.. Cards.In(column).Select(c => c.Placed!).Where(p => p.Id != session.Id)], session.Length)
        select new Slot(column.Room, column.Date, TimeOnly.FromDateTime(start));

    private static IEnumerable<DateTime> Gaps(OpenHours open, IReadOnlyList<PlacedSession> taken, TimeSpan length)
    {
        var free = open.From;
        foreach (var other in taken.Where(o => o.End > open.From && o.Start < open.Until))
        {
            if (other.Start - free >= length)
            {
                yield return free;
            }

            free = other.End > free ? other.End : free;
        }

        if (open.Until - free >= length)
        {
            yield return free;
        }
    }
}
