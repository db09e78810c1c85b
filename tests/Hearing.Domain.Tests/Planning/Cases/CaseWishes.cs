using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>Wishes for a generated case: nobody too often in a row, sessions close together, and some about order, days and windows.</summary>
internal static class CaseWishes
{
    public static IEnumerable<RuleDocument> Of(List<SessionDocument> sessions, Random random)
    {
        yield return new() { Key = "row", Kind = RuleKind.AtMostInARow, Level = RuleLevel.Wish, Weight = 20, Count = 4 };
        yield return new() { Key = "near", Kind = RuleKind.CloseTogether, Level = RuleLevel.Wish, Weight = 5, Minutes = 240 };
        for (var i = 0; i < sessions.Count / 5; i++)
        {
            var (one, other) = (sessions[random.Next(sessions.Count)].Id, sessions[random.Next(sessions.Count)].Id);
            var kind = one == other ? RuleKind.Within : new[] { RuleKind.Before, RuleKind.SameDay, RuleKind.Apart, RuleKind.Within, RuleKind.NotFirst }[random.Next(5)];
            yield return new()
            {
                Key = $"wish-{i}",
                Kind = kind,
                Level = RuleLevel.Wish,
                Weight = random.Next(1, 10),
                Sessions = kind is RuleKind.Within or RuleKind.NotFirst ? [one] : [one, other],
                From = kind == RuleKind.Within ? new(9, 0) : null,
                Until = kind == RuleKind.Within ? new(13, 0) : null,
            };
        }
    }
}
