using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>
/// An instant to come as a function of now: the greater of a fixed one (<paramref name="Floor"/>) and now plus <paramref name="Lead"/>.
/// Waiting for a person, published starts and lengths all keep this form, so that a forecast is at most two pieces.
/// </summary>
internal readonly record struct Expected(DateTimeOffset? Floor, TimeSpan? Lead)
{
    /// <summary>Certain.</summary>
    public static Expected Exactly(DateTimeOffset at) => new(at, null);

    /// <summary>Now, whenever that is.</summary>
    public static readonly Expected Now = new(null, TimeSpan.Zero);

    public Expected AtLeast(DateTimeOffset? at) => at is { } floor && (Floor is null || floor > Floor) ? this with { Floor = floor } : this;

    public Expected Plus(TimeSpan length) => new(Floor + length, Lead + length);

    /// <summary>What it is at an instant.</summary>
    public DateTimeOffset At(DateTimeOffset now) => Lead is not { } lead ? Floor!.Value : Floor is { } floor && floor > now + lead ? floor : now + lead;

    /// <summary>The pieces that hold from an instant on.</summary>
    public IReadOnlyList<InstantPiece> Pieces(DateTimeOffset from)
    {
        if (Lead is not { } lead)
        {
            return [new(from, Floor!.Value, 0)];
        }

        if (Floor is not { } floor || floor - lead <= from)
        {
            return [new(from, from + lead, 1)];
        }

        return [new(from, floor, 0), new(floor - lead, floor, 1)];
    }

    /// <summary>How far it is past an instant, in pieces that hold from another instant on.</summary>
    public IEnumerable<LengthPiece> Past(DateTimeOffset planned, DateTimeOffset from) =>
        Pieces(from).Select(p => new LengthPiece(p.From, (long)(p.Value - planned).TotalMilliseconds, p.Slope));
}
