namespace Hearing.Domain.Planning;

/// <summary>Half-open stretches of time [from, until): the one way in which plans and running hearings say that two are at once.</summary>
public static class HalfOpen
{
    /// <summary>Whether any instant belongs to both; what only touches does not.</summary>
    public static bool Overlap<T>(T from, T until, T otherFrom, T otherUntil) where T : struct, IComparable<T> =>
        from.CompareTo(otherUntil) < 0 && otherFrom.CompareTo(until) < 0;
}
