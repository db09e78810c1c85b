namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>How large and how hard a generated planning case is.</summary>
/// <param name="Sessions">Candidates' sessions: 7 to 500.</param>
/// <param name="Rooms">1 to 12.</param>
/// <param name="Days">1 to 5.</param>
/// <param name="Panel">Jurors a session needs: 0 to 7.</param>
/// <param name="Fill">Sessions against those that the rooms could hold: 0.5 is loose, 0.9 tight, above 1 not all can be placed.</param>
/// <param name="Load">Sessions against those that the jurors could sit in, their cannot-times left out: 0.3 is loose, 0.6 tight.</param>
/// <param name="IsPool">Whether panels are so many of a pool instead of named jurors.</param>
/// <param name="HasWishes">Whether there are wishes about rows, nearness, order, days and windows.</param>
/// <param name="HasJury">Whether each fifth session is the whole jury's, with half of it as quorum.</param>
public sealed record CaseSize(
    int Sessions, int Rooms, int Days, int Panel, double Fill = 0.8, double Load = 0.5, bool IsPool = false, bool HasWishes = false, bool HasJury = false)
{
    /// <summary>A size of up to so many sessions, by chance.</summary>
    public static CaseSize Any(int seed, int most)
    {
        var random = new Random(seed);
        var sessions = random.Next(7, most + 1);
        return new(
            sessions, random.Next(1, Math.Max(2, Math.Min(13, sessions / 5))), random.Next(1, 6), random.Next(3, 8),
            0.5 + (0.7 * random.NextDouble()), 0.3 + (0.4 * random.NextDouble()), random.Next(4) == 0, random.Next(2) == 0, random.Next(3) == 0);
    }
}
