using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Api.Documents;

/// <summary>Which certificates a caller may open.</summary>
internal static class CertificateRights
{
    /// <summary>
    /// Of results: all after the release, and before it none of a candidate with whom the caller is in conflict. Of having taken part and of thanks,
    /// which are given by hand and published nowhere: the organiser's.
    /// </summary>
    public static bool IsShownTo(this Certificate certificate, Access caller, Edition edition) => certificate.Kind.IsUnderEmbargo()
        ? edition.IsReleased || certificate.CandidateId is not { } candidate || !caller.IsInConflictWith(candidate)
        : caller.Allows(Right.PrintCertificates);
}
