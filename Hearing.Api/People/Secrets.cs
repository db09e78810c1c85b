using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Hearing.Api.People;

/// <summary>Secrets of signing in and their hashes. Only hashes are stored.</summary>
internal static class Secrets
{
    /// <summary>256 bits, for links and cookies.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Six digits that follow from a secret and what it is for, so that a page can show them again though only their hash is stored.</summary>
    public static string Code(string secret, Guid id)
    {
        var bytes = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), id.ToByteArray());
        return (BitConverter.ToUInt32(bytes) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The hash of a code as typed: spaces do not count.</summary>
    public static string HashTyped(string code) => Hash(string.Concat(code.Where(char.IsAsciiDigit)));
}
