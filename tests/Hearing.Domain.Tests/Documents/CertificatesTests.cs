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
    public void A_corrected_name_withdraws_the_old_certificate_and_keeps_its_number_under_another_code()
    {
        Issue();
        _candidates[0].Name = "Rätt kommun";
        var again = Assert.Single(Issue());
        var old = _made.Single(c => c.CandidateName == "Kommun 0");
        Assert.Equal(Now, old.WithdrawnAt);
        Assert.Equal(old.Number, again.Number);
        Assert.NotEqual(old.Code, again.Code);
        Assert.Null(_made.Single(c => c.CandidateName == "Kommun 2").WithdrawnAt);
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
        Assert.Equal("2026-04", Assert.Single(Issue()).Number);
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

    private IReadOnlyList<Certificate> Issue()
    {
        var made = Certificates.Issue(_edition, _awards, _candidates, _made, Now, () => $"code{++_codes}");
        _made.AddRange(made);
        return made;
    }
}
