using System.Globalization;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;

namespace Hearing.Api.Documents.Credentials;

/// <summary>Instants as credentials have them: whole seconds, so that a member and its registered claim are the same.</summary>
internal static class CredentialDates
{
    /// <summary>When a certificate began to hold: when it was made, and where it tells of the decision not before the release.</summary>
    public static DateTimeOffset ValidFrom(Edition edition, Certificate certificate)
    {
        var from = certificate.Kind.IsUnderEmbargo() && edition.ReleasedAt > certificate.IssuedAt ? edition.ReleasedAt.Value : certificate.IssuedAt;
        return DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
    }

    public static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
