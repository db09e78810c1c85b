using System.Globalization;
using Hearing.Domain.Awards;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Documents;

/// <summary>Making an edition's certificates.</summary>
public static class Certificates
{
    /// <summary>
    /// The certificates that are still to be made: one for each candidate that was given something, numbered by the candidate's place among
    /// all the edition's candidates, so that no number tells what another was given.
    /// A certificate that already says the same stays as it is (printed before the release, valid after it); one that says something
    /// else is withdrawn, and a new one with the same number and another code takes its place.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="awards">Its decisions.</param>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="existing">Its certificates so far; those that no longer hold are withdrawn here.</param>
    /// <param name="now">The instant of issue.</param>
    /// <param name="newCode">A fresh code, see <see cref="CertificateCode.Of"/>.</param>
    /// <returns>The new certificates only.</returns>
    public static IReadOnlyList<Certificate> Issue(
        Edition edition, IEnumerable<Award> awards, IEnumerable<Candidate> candidates, IEnumerable<Certificate> existing,
        DateTimeOffset now, Func<string> newCode)
    {
        var given = awards.Where(a => a.Kind != AwardKind.None).ToDictionary(a => a.CandidateId);
        var before = existing.ToList();
        var all = candidates.OrderBy(c => c.Order).ToList();
        var numbers = new Numbers(edition.Year, before, [.. all.Select(c => c.Id)]);
        var wanted = all.Where(c => given.ContainsKey(c.Id))
            .Select(c => Wording.Of(edition, c, given[c.Id], numbers.For(c.Id))).ToList();
        foreach (var old in before.Where(old => old.WithdrawnAt is null && !wanted.Any(w => w.IsSaidBy(old))))
        {
            old.WithdrawnAt = now;
        }

        return [.. wanted.Where(w => !before.Any(old => old.WithdrawnAt is null && w.IsSaidBy(old))).Select(w => w.Made(edition, now, newCode()))];
    }

    /// <summary>A candidate keeps its number; a place that another's number has taken, since the order was changed, gives way to the number after the highest.</summary>
    private sealed class Numbers(int year, IReadOnlyList<Certificate> before, List<CandidateId> candidates)
    {
        private readonly HashSet<int> _taken = [.. before.Select(c => Place(c.Number))];

        public string For(CandidateId candidate)
        {
            if (before.FirstOrDefault(c => c.CandidateId == candidate) is { } known)
            {
                return known.Number;
            }

            var place = candidates.IndexOf(candidate) + 1;
            var number = _taken.Contains(place) ? Math.Max(candidates.Count, _taken.Max()) + 1 : place;
            _taken.Add(number);
            return string.Create(CultureInfo.InvariantCulture, $"{year}-{number:00}");
        }

        private static int Place(string number) =>
            int.TryParse(number.AsSpan(number.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
    }

    private sealed record Wording(
        CandidateId Candidate, string Number, string Name, IReadOnlyList<string> SchoolForms, CertificateKind Kind, string Motivation)
    {
        public static Wording Of(Edition edition, Candidate candidate, Award award, string number) => new(
            candidate.Id, number, PlainText.Line(candidate.FullName),
            [.. candidate.SchoolForms.Select(key => PlainText.Line(edition.SchoolForms.FirstOrDefault(f => f.Key == key)?.Name ?? key))],
            CertificateKinds.Of(award.Kind), PlainText.Paragraphs(award.Motivation));

        public bool IsSaidBy(Certificate other) =>
            (other.CandidateId, other.CandidateName, other.Kind, other.Motivation) == (Candidate, Name, Kind, Motivation)
            && other.SchoolForms.SequenceEqual(SchoolForms);

        public Certificate Made(Edition edition, DateTimeOffset now, string code) => new()
        {
            Id = CertificateId.New(),
            EditionId = edition.Id,
            CandidateId = Candidate,
            Number = Number,
            Code = code,
            CandidateName = Name,
            SchoolForms = SchoolForms,
            Kind = Kind,
            Motivation = Motivation,
            Year = edition.Year,
            IssuedAt = now,
        };
    }
}
