using System.Text;
using System.Text.RegularExpressions;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Mail that the server would have sent, as files.</summary>
public static partial class Outgoing
{
    /// <summary>The sign-in link that is sent to that address because of what is done; older ones may have been used.</summary>
    public static async Task<string> SignInLinkAsync(Server server, string mail, Func<Task> ask)
    {
        var known = Files(server).Select(file => file.Name).ToHashSet();
        await ask();
        string? link = null;
        await Eventually.Holds($"a sign-in link for {mail} is sent", () =>
        {
            link = Link(Files(server).Where(file => !known.Contains(file.Name)), mail);
            return Task.FromResult(link is not null);
        });
        return link!;
    }

    private static FileInfo[] Files(Server server) => Directory.Exists(server.Outbox) ? new DirectoryInfo(server.Outbox).GetFiles("*.eml") : [];

    private static string? Link(IEnumerable<FileInfo> files, string mail) =>
        files.Select(file => File.ReadAllText(file.FullName, Encoding.UTF8).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal))
            .Where(text => text.Contains(mail, StringComparison.OrdinalIgnoreCase))
            .Select(text => Address().Match(text))
            .FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex(@"https?://[^\s""<>]+/sign-in/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
