using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>An edition in a list.</summary>
public sealed record EditionSummary(string Slug, string Name, int Year, HearingMode Mode, Phase Phase);
