namespace Hearing.Domain.Planning;

/// <summary>What a plan may lose against the best one and still be offered beside it.</summary>
public static class SmallLoss
{
    /// <summary>The share of a term in minutes that may be lost, and the minutes that may be lost of any: a choice of this product.</summary>
    public const double Share = 0.1, Minutes = 60;

    /// <summary>The most that a term may be worth; of <c>placed</c> the least. No session and no wish is lost.</summary>
    /// <param name="name">The term's, as in <see cref="PlanScore.TermNames"/>.</param>
    /// <param name="best">What it is worth in the best plan.</param>
    public static double Limit(string name, double best) => name is "placed" or "wishes" ? best : best + Math.Max(Minutes, Math.Floor(Share * best));

    /// <summary>Whether nothing is lost beyond that.</summary>
    public static bool Allows(PlanScore best, PlanScore other) => PlanScore.TermNames.All(name =>
        name == "placed" ? other.Placed >= best.Placed : other.Term(name) <= Limit(name, best.Term(name)));
}
