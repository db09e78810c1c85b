using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Web;

/// <summary>The revision that a change was made from: <c>If-Match</c> of a program, the hidden field <c>revision</c> of a form.</summary>
internal static class IfMatch
{
    /// <summary>Refuses a change that was made from another revision than the stored one.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.RevisionMissing"/> or <see cref="RefusalCode.Stale"/>.</exception>
    public static void Check(this HttpRequest request, long stored)
    {
        var text = (request.HasFormContentType ? request.Form["revision"].ToString() : request.Headers.IfMatch.ToString()).Trim().Trim('"');
        if (text.Length == 0)
        {
            throw new Refused(RefusalCode.RevisionMissing, "Send If-Match with the revision that you changed.");
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) || revision != stored)
        {
            throw new Refused(RefusalCode.Stale, "It was changed by somebody else meanwhile.");
        }
    }
}
