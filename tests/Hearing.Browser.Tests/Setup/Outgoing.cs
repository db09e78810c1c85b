using System.Text;
using System.Text.RegularExpressions;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Mail that the server would have sent, as files.</summary>
public static partial class Outgoing
{
    /// <summary>The newest sign-in link for that address.</summary>
    public static async Task<string> SignInLinkAsync(Server server, string mail)
    {
        string? link = null;
        await Eventually.Holds($"a sign-in link for {mail} is sent", TimeSpan.FromSeconds(20), () =>
        {
            link = Newest(server, mail);
            return Task.FromResult(link is not null);
        });
        return link!;
    }

    private static string? Newest(Server server, string mail) =>
        !Directory.Exists(server.Outbox) ? null : new DirectoryInfo(server.Outbox).GetFiles("*.eml")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => File.ReadAllText(file.FullName, Encoding.UTF8).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal))
            .Where(text => text.Contains(mail, StringComparison.OrdinalIgnoreCase))
            .Select(text => Link().Match(text))
            .FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex(@"https?://[^\s""<>]+/sign-in/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
