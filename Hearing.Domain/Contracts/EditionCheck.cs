using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>The rules an edition document keeps beyond its shape.</summary>
internal static class EditionCheck
{
    public static IEnumerable<DocumentFault> Faults(EditionDocument document)
    {
        var check = new FaultList(document);
        check.Say(document.Format != EditionDocument.FormatName, "$.format", $"must be {EditionDocument.FormatName}");
        check.Say(!Slug.IsFree(document.Slug), "$.slug", "must be 1 to 40 of a-z, 0-9 and hyphen, and not an address that the product uses itself");
        check.Say(document.Name.Trim().Length == 0, "$.name", "may not be empty");
        check.Say(!HearingZone.Exists(document.TimeZone), "$.timeZone", "is not a known time zone such as Europe/Stockholm");
        check.Say(document.Phase == Phase.Released != document.ReleasedAt.HasValue, "$.releasedAt", "is set exactly when the phase is released");
        check.Say(document.Phase is Phase.Published or Phase.Live && document.Programmes.Count == 0, "$.phase", "needs a published programme");
        SetupCheck.Check(check);
        PersonCheck.Check(check);
        SessionCheck.Check(check);
        ProgrammeCheck.Check(check);
        RunCheck.Bodies(check);
        ResultCheck.Check(check);
        return check.Faults;
    }
}
