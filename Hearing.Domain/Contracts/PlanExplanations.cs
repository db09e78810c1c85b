using Hearing.Domain.Planning.Explanations;

namespace Hearing.Domain.Contracts;

/// <summary>Why not all sessions fit, as far as it has been found. It never changes the stored plan.</summary>
/// <param name="Id">The explanation.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sessions">How many sessions there are to fit.</param>
/// <param name="AllFit">True: all fit after all. False: they do not. Null: not known yet, or not found out in time.</param>
/// <param name="Clashes">Sets of demands that clash, three at most; with all of them mended others may be left.</param>
/// <param name="Repairs">What to ask for so that all fit, the least first; each was tried.</param>
/// <param name="Milliseconds">How long it has run, waiting included.</param>
/// <param name="Refusal">Why it failed.</param>
public sealed record ExplanationView(
    Guid Id, SolveState State, int Sessions, bool? AllFit, IReadOnlyList<ClashSet> Clashes, IReadOnlyList<PlanRepair> Repairs,
    long Milliseconds, string? Refusal);
