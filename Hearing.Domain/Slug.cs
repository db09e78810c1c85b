namespace Hearing.Domain;

/// <summary>The form of names in addresses: 1 to 40 of <c>a-z</c>, <c>0-9</c> and hyphen.</summary>
public static class Slug
{
    /// <summary>First segments of addresses that the product itself uses; an edition may not have them.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "api", "hubs", "health", "openapi", "sign-in", "verify", "calendar", "display",
    };

    /// <summary>Whether the text has the form of a slug.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 40 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Whether the text may name an edition: a slug that is not reserved.</summary>
    public static bool IsFree(string? text) => IsValid(text) && !Reserved.Contains(text!);
}
