using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>A session in the making of a <see cref="FirstPlan"/>: people, rooms and times are numbers, times in units of the grid.</summary>
internal sealed class Piece
{
    public required PlanSession Session { get; init; }
    public required int Length { get; init; }
    public required int[] People { get; init; }
    public required int[] Pool { get; init; }

    /// <summary>How many of <see cref="Pool"/> are needed.</summary>
    public required int Seats { get; init; }

    /// <summary>Where it may start, by start and then room.</summary>
    public required (int Start, int Room)[] Options { get; init; }

    /// <summary>Whether it stays where it is.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>What the rules ask of it and another one.</summary>
    public List<(Piece Other, Func<Piece, int, Piece, bool> IsBroken)> Pairs { get; } = [];

    /// <summary>-1 while unplaced.</summary>
    public int Room { get; set; } = -1;
    public int Start { get; set; }
    public int[] Jurors { get; set; } = [];

    /// <summary>How often another one has taken its place: the more often, the dearer it is to do so again.</summary>
    public int Ejections { get; set; }

    public int End => Start + Length;

    public bool IsPlaced => Room >= 0;

    /// <summary>What it costs to take its place.</summary>
    public long Price => IsFixed ? FirstPlan.Never : 1 + Ejections;
}
