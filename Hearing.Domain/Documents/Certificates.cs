using Hearing.Domain.Awards;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Documents;

/// <summary>What a certificate is to say, and to whom; exactly one of candidate and person is set.</summary>
/// <param name="Place">The recipient's place among all who might get one, from 1.</param>
public sealed record CertificateWording(
    CandidateId? Candidate, PersonId? Person, int Place, string Name, IReadOnlyList<string> SchoolForms, CertificateKind Kind, string Motivation)
{
    /// <summary>Whether the certificate is this recipient's, of the same series.</summary>
    public bool IsTo(Certificate other) =>
        (other.CandidateId, other.PersonId, other.Kind.Series()) == (Candidate, Person, Kind.Series());

    /// <summary>Whether the certificate says the same.</summary>
    public bool IsSaidBy(Certificate other) =>
        IsTo(other) && (other.CandidateName, other.Kind, other.Motivation) == (Name, Kind, Motivation) && other.SchoolForms.SequenceEqual(SchoolForms);

    /// <summary>The certificate.</summary>
    public Certificate Made(Edition edition, string number, string code, DateTimeOffset now) => new()
    {
        Id = CertificateId.New(),
        EditionId = edition.Id,
        CandidateId = Candidate,
        PersonId = Person,
        Number = number,
        Code = code,
        CandidateName = Name,
        SchoolForms = SchoolForms,
        Kind = Kind,
        Motivation = Motivation,
        Year = edition.Year,
        IssuedAt = now,
    };
}

/// <summary>Making an edition's certificates.</summary>
public static class Certificates
{
    /// <summary>Certificates of what the jury gave: one for each candidate that was given something.</summary>
    public static IReadOnlyList<CertificateWording> OfResults(Edition edition, IEnumerable<Award> awards, IEnumerable<Candidate> candidates)
    {
        var given = awards.Where(a => a.Kind != AwardKind.None).ToDictionary(a => a.CandidateId);
        return [.. candidates.OrderBy(c => c.Order).Index().Where(c => given.ContainsKey(c.Item.Id)).Select(c => new CertificateWording(
            c.Item.Id, null, c.Index + 1, PlainText.Line(c.Item.FullName), SchoolForms(edition, c.Item),
            CertificateKinds.Of(given[c.Item.Id].Kind), PlainText.Paragraphs(given[c.Item.Id].Motivation)))];
    }

    /// <summary>Certificates of having taken part: one for every candidate, whatever the jury decides.</summary>
    public static IReadOnlyList<CertificateWording> OfParticipation(Edition edition, IEnumerable<Candidate> candidates) =>
        [.. candidates.OrderBy(c => c.Order).Select((c, i) => new CertificateWording(
            c.Id, null, i + 1, PlainText.Line(c.FullName), SchoolForms(edition, c), CertificateKind.Participation, ""))];

    /// <summary>Thanks to each sitting member of the jury.</summary>
    public static IReadOnlyList<CertificateWording> OfThanks(IEnumerable<Person> people) =>
        [.. people.Where(p => p.IsSittingJuror).OrderBy(p => p.Order).Select((p, i) => new CertificateWording(
            null, p.Id, i + 1, PlainText.Line(p.Name), [], CertificateKind.Thanks, ""))];

    /// <summary>
    /// The certificates of a series that are still to be made. One that already says the same stays as it is (printed before the release, valid
    /// after it); one that says something else is withdrawn, and a new one with a number and a code of its own takes its place.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="series">Which.</param>
    /// <param name="wanted">All that this series is to hold.</param>
    /// <param name="existing">The edition's certificates so far; those of the series that no longer hold are withdrawn here.</param>
    /// <param name="now">The instant of issue.</param>
    /// <param name="newCode">A fresh code, see <see cref="CertificateCode.Of"/>.</param>
    /// <returns>The new certificates only.</returns>
    public static IReadOnlyList<Certificate> Issue(
        Edition edition, CertificateSeries series, IReadOnlyList<CertificateWording> wanted, IEnumerable<Certificate> existing, DateTimeOffset now, Func<string> newCode)
    {
        var before = existing.ToList();
        var missing = Missing(wanted, before);
        foreach (var old in before.Where(c => c.WithdrawnAt is null && c.Kind.Series() == series && !wanted.Any(w => w.IsSaidBy(c))))
        {
            old.WithdrawnAt = now;
        }

        var numbers = new CertificateNumbers(edition.Year, series, before);
        return [.. missing.Select(w => w.Made(edition, numbers.Next(w), newCode(), now))];
    }

    /// <summary>What no certificate that holds says yet.</summary>
    public static IReadOnlyList<CertificateWording> Missing(IEnumerable<CertificateWording> wanted, IReadOnlyList<Certificate> existing) =>
        [.. wanted.Where(w => !existing.Any(c => c.WithdrawnAt is null && w.IsSaidBy(c)))];

    private static string[] SchoolForms(Edition edition, Candidate candidate) =>
        [.. candidate.SchoolForms.Select(key => PlainText.Line(edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key))];
}
