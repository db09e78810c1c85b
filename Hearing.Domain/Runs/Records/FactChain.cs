using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs.Records;

/// <summary>
/// Chains a run's stored facts by hash, so that a line that was changed later is found. A fact's hash is SHA-256 over the hash before it, its
/// revision, its instant in Unix milliseconds, who, command id, command hash, kind and the body's bytes, one a line in this order (a dash for
/// nobody; only the body, which is last, could hold more than a line). The first goes out from the run's id.
/// </summary>
/// <remarks>
/// Nothing stored is needed to compute it, so rows of every release have it. But who can write to the database can also compute it anew:
/// tampering is found by hashes that were kept elsewhere, as the minutes (page, PDF, JSON) give them for every line. A hash stored beside the
/// row finds what was changed by somebody who did not know of it, and is an anchor like the others.
/// </remarks>
public static class FactChain
{
    private const string Format = "guldtrappan-run/1";

    /// <summary>What the first fact's hash goes out from, in lower-case hexadecimal like all hashes.</summary>
    public static string Begin(RunId run) => Hash($"{Format}\n{run.Value}");

    /// <summary>The hash of the fact that follows the one with <paramref name="previous"/>.</summary>
    public static string Next(string previous, StoredFact fact) => Hash(string.Join('\n',
        previous, fact.Revision.ToString(CultureInfo.InvariantCulture), fact.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        fact.By?.Value.ToString() ?? "-", fact.CommandId.ToString(), fact.CommandHash, fact.Kind, fact.Body));

    /// <summary>The hashes of a run's facts, oldest first.</summary>
    public static IReadOnlyList<ChainAnchor> Of(RunId run, IEnumerable<StoredFact> facts)
    {
        var hash = Begin(run);
        return [.. facts.Select(f => new ChainAnchor(f.Revision, hash = Next(hash, f)))];
    }

    /// <summary>Facts that come from elsewhere, oldest first, each with its place in the chain.</summary>
    public static IEnumerable<StoredFact> Chained(RunId run, IEnumerable<StoredFact> facts)
    {
        var hash = Begin(run);
        foreach (var fact in facts)
        {
            yield return fact.ChainedTo(hash);
            hash = fact.Hash!;
        }
    }

    /// <summary>The hash that the next fact follows: as the newest keeps it, or computed where it is from before hashes were kept.</summary>
    public static string Last(RunId run, IReadOnlyList<StoredFact> facts) => facts switch
    {
        [] => Begin(run),
        [.., { Hash: { } kept }] => kept,
        _ => Of(run, facts)[^1].Hash,
    };

    /// <summary>Whether the facts are those that their own hashes were taken from.</summary>
    public static ChainVerdict Verify(RunId run, IReadOnlyList<StoredFact> facts) =>
        Verify(run, facts, [.. facts.Where(f => f.Hash is not null).Select(f => new ChainAnchor(f.Revision, f.Hash!))]);

    /// <summary>
    /// Whether the facts are those that the anchors were taken from. With an anchor for every line the verdict names the line; with fewer, the
    /// stretch in which it lies. Facts after the last anchor are not judged.
    /// </summary>
    /// <param name="facts">As they are stored now, by revision.</param>
    /// <param name="anchors">Hashes as they were kept, by revision.</param>
    public static ChainVerdict Verify(RunId run, IReadOnlyList<StoredFact> facts, IReadOnlyList<ChainAnchor> anchors)
    {
        if (facts.Index().FirstOrDefault(f => f.Item.Revision != f.Index + 1) is { Item: not null } gap)
        {
            return new(ChainFault.Missing, gap.Index + 1, gap.Index + 1);
        }

        var hashes = Of(run, facts);
        var good = 0L;
        foreach (var anchor in anchors.OrderBy(a => a.Revision))
        {
            if (anchor.Revision > hashes.Count)
            {
                return new(ChainFault.Missing, hashes.Count + 1, anchor.Revision);
            }

            if (hashes[(int)anchor.Revision - 1].Hash != anchor.Hash)
            {
                return new(ChainFault.Changed, good + 1, anchor.Revision);
            }

            good = anchor.Revision;
        }

        return new(ChainFault.None, null, null);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
