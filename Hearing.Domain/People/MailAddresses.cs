using System.Net.Mail;

namespace Hearing.Domain.People;

/// <summary>What counts as a mail address here.</summary>
public static class MailAddresses
{
    /// <summary>The longest that mail servers take.</summary>
    public const int Longest = 254;

    /// <summary>An address alone, without a name before it and without anything that a mail header or a second recipient could be made of.</summary>
    public static bool IsValid(string? mail) =>
        mail is { Length: > 0 and <= Longest } && MailAddress.TryCreate(mail, out var read) && read.Address == mail
        && !mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\');
}
