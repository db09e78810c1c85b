using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Tests.Documents;

public sealed class CertificatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private readonly Edition _edition = new() { Id = EditionId.New(), Slug = "x", Name = "X", Year = 2026, Mode = HearingMode.OnSite, SchoolForms = [new("g", "grundskola")] };
    private readonly List<Candidate> _candidates;
    private readonly List<Award> _awards;
    private readonly List<Certificate> _made = [];
    private int _codes;

    public CertificatesTests()
    {
        _candidates = [.. Enumerable.Range(0, 3).Select(i => new Candidate { Id = CandidateId.New(), EditionId = _edition.Id, Name = $"Kommun {i}", Order = 2 - i, SchoolForms = ["g"] })];
        _awards = [Award(0, AwardKind.Award), Award(1, AwardKind.None), Award(2, AwardKind.HonourableMention)];
    }

    [Fact]
    public void Who_was_given_something_gets_one_numbered_by_the_candidates_place()
    {
        Issue();
        Assert.Equal([("2026-01", "Kommun 2", CertificateKind.HonourableMention), ("2026-03", "Kommun 0", CertificateKind.Award)],
            _made.Select(c => (c.Number, c.CandidateName, c.Kind)));
        Assert.All(_made, c => Assert.Equal(["grundskola"], c.SchoolForms));
    }

    [Fact]
    public void A_second_time_makes_nothing()
    {
        Issue();
        Assert.Empty(Issue());
    }

    [Fact]
    public void A_corrected_name_withdraws_the_old_certificate_and_makes_one_with_another_number_and_code()
    {
        Issue();
        _candidates[0].Name = "Rätt kommun";
        var again = Assert.Single(Issue());
        var old = _made.Single(c => c.CandidateName == "Kommun 0");
        Assert.Equal(Now, old.WithdrawnAt);
        Assert.Equal(("2026-03", "2026-03-2"), (old.Number, again.Number));
        Assert.NotEqual(old.Code, again.Code);
        _candidates[0].Name = "Rättare kommun";
        Assert.Equal("2026-03-3", Assert.Single(Issue()).Number);
        Assert.Null(_made.Single(c => c.CandidateName == "Kommun 2").WithdrawnAt);
    }

    [Fact]
    public void Taking_part_and_thanks_are_series_of_their_own_and_say_nothing_of_the_decision()
    {
        Issue();
        var part = Made(CertificateSeries.Participation, Certificates.OfParticipation(_edition, _candidates));
        Assert.Equal(["2026-D01", "2026-D02", "2026-D03"], part.Select(c => c.Number));
        Assert.All(part, c => Assert.Equal((CertificateKind.Participation, ""), (c.Kind, c.Motivation)));
        var person = new Person { Id = PersonId.New(), EditionId = _edition.Id, Name = "Jurist", Mail = "j@example.org", Roles = Roles.Juror };
        var thanks = Assert.Single(Made(CertificateSeries.Thanks, Certificates.OfThanks([person, new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "Gäst", Mail = "g@example.org", Roles = Roles.Guest }])));
        Assert.Equal(("2026-T01", null, person.Id), (thanks.Number, thanks.CandidateId, thanks.PersonId));

        // A decision that is changed touches no other series.
        _awards[0].Kind = AwardKind.HonourableMention;
        Assert.Equal("2026-03-2", Assert.Single(Issue()).Number);
        Assert.All(_made.Where(c => c.Kind.Series() != CertificateSeries.Results), c => Assert.Null(c.WithdrawnAt));
    }

    [Fact]
    public void A_decision_taken_back_withdraws_its_certificate()
    {
        Issue();
        _awards[0].Kind = AwardKind.None;
        Assert.Empty(Issue());
        Assert.NotNull(_made.Single(c => c.CandidateName == "Kommun 0").WithdrawnAt);
    }

    [Fact]
    public void No_number_tells_what_another_candidate_was_given()
    {
        _awards[2].Kind = AwardKind.None;
        Issue();
        Assert.Equal("2026-03", Assert.Single(_made).Number);
        _awards[1].Kind = AwardKind.Award;
        Assert.Equal("2026-02", Assert.Single(Issue()).Number);
    }

    [Fact]
    public void A_number_that_another_has_is_not_given_again_when_the_order_was_changed()
    {
        Issue();
        (_candidates[1].Order, _candidates[2].Order) = (0, 1);
        _awards[1].Kind = AwardKind.Award;
        Assert.Equal("2026-02", Assert.Single(Issue()).Number);
    }

    private Award Award(int candidate, AwardKind kind) => new()
    {
        Id = Guid.NewGuid(),
        EditionId = _edition.Id,
        CandidateId = _candidates[candidate].Id,
        Kind = kind,
        Motivation = "För allt.",
        DecidedAt = Now,
        DecidedBy = null,
    };

    private IReadOnlyList<Certificate> Issue() => Made(CertificateSeries.Results, Certificates.OfResults(_edition, _awards, _candidates));

    private IReadOnlyList<Certificate> Made(CertificateSeries series, IReadOnlyList<CertificateWording> wanted)
    {
        var made = Certificates.Issue(_edition, series, wanted, _made, Now, () => $"code{++_codes}");
        _made.AddRange(made);
        return made;
    }
}
