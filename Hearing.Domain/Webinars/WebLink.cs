namespace Hearing.Domain.Webinars;

/// <summary>Links that people type: only http and https, nothing that runs as a script.</summary>
public static class WebLink
{
    /// <summary>The longest link, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>The link as it is stored: null when nothing was typed.</summary>
    /// <exception cref="Refused"><see cref="Contracts.RefusalCode.Invalid"/> when it is no absolute http or https address.</exception>
    public static string? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return IsSafe(text) ? text : throw new Refused(Contracts.RefusalCode.Invalid, "A link begins with https:// or http://.", "Link");
    }

    /// <summary>Whether the address may be shown as a link; also for what was imported.</summary>
    public static bool IsSafe(string? address) =>
        address is { Length: <= Longest } && !address.Any(char.IsControl) && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
