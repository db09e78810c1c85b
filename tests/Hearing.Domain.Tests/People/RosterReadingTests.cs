using Hearing.Domain.People;
using Hearing.Domain.People.Rosters;

namespace Hearing.Domain.Tests.People;

public sealed class RosterReadingTests
{
    private static readonly RosterField[] _columns =
        [RosterField.Candidate, RosterField.Unit, RosterField.SchoolForms, RosterField.Description, RosterField.Name, RosterField.Mail, RosterField.Roles];

    private readonly Candidate _known = new() { Id = CandidateId.New(), EditionId = default, Name = "Eksjö kommun", Unit = "Barn" };
    private readonly Person _speaker;

    public RosterReadingTests() =>
        _speaker = new() { Id = PersonId.New(), EditionId = default, Name = "Kim", Mail = "Kim@example.org", Roles = Roles.Candidate, CandidateId = _known.Id };

    [Fact]
    public void Rows_of_one_candidate_are_one_and_who_stands_beside_it_speaks_for_it()
    {
        var roster = Read("Malmö stad;;Förskola / grund;Vi provar.;Ada;ada@example.org;", "malmö stad;;;;Bo;bo@example.org;Kandidat, tekniker", ";;;;Cy;cy@example.org;ordförande");
        Assert.Empty(roster.Faults);
        var candidate = Assert.Single(roster.Candidates);
        Assert.Equal((true, "Malmö stad", null, "Vi provar."), (candidate.IsNew, candidate.Name, candidate.Unit, candidate.Description));
        Assert.Equal(["forskola", "grund"], candidate.SchoolForms!);
        Assert.Equal(
            [(Roles.Candidate, candidate.Id), (Roles.Candidate | Roles.Technician, candidate.Id), (Roles.Chair | Roles.Juror, (CandidateId?)null)],
            roster.People.Select(p => (p.Roles, p.Candidate)));
    }

    [Fact]
    public void Who_is_here_already_is_known_by_name_and_unit_or_by_mail_and_keeps_what_it_has()
    {
        var roster = Read("EKSJÖ KOMMUN;barn;;;Kim Berg;kim@EXAMPLE.org;tekniker");
        Assert.Empty(roster.Faults);
        Assert.Equal((_known.Id, false, null, null), (roster.Candidates[0].Id, roster.Candidates[0].IsNew, roster.Candidates[0].SchoolForms, roster.Candidates[0].Description));
        Assert.Equal(new(_speaker.Id, false, "Kim Berg", "Kim@example.org", Roles.Candidate | Roles.Technician, _known.Id), Assert.Single(roster.People));
    }

    [Theory]
    [InlineData("A;;;;Ada;;", RosterField.Mail, "MailMissing")]
    [InlineData("A;;;;Ada;ada@example.org, b@example.org;", RosterField.Mail, "MailNotValid")]
    [InlineData("A;;;;;ada@example.org;", RosterField.Name, "NameMissing")]
    [InlineData(";;;;Ada;ada@example.org;", RosterField.Roles, "RoleMissing")]
    [InlineData(";;;;Ada;ada@example.org;kapten", RosterField.Roles, "RoleUnknown")]
    [InlineData(";;;;Ada;ada@example.org;kandidat", RosterField.Candidate, "CandidateMissing")]
    [InlineData(";;;;;;tekniker", RosterField.Roles, "PersonMissing")]
    [InlineData(";Barn;;;;;", RosterField.Unit, "CandidateNameMissing")]
    [InlineData("A;;Flygskola;;;;", RosterField.SchoolForms, "FormUnknown")]
    [InlineData("A;;;;Kim;kim@example.org;kandidat", RosterField.Candidate, "OtherCandidate")]
    [InlineData("Eksjö kommun;Barn;;Nytt;;;", RosterField.Description, "InConflict")]
    public void What_is_wrong_is_said_by_row_and_column(string row, RosterField field, string word)
    {
        var fault = Assert.Single(Read(row).Faults);
        Assert.Equal((2, field, word), (fault.Row, fault.Field, fault.Word));
    }

    [Fact]
    public void One_person_has_one_row_and_rows_of_one_candidate_agree()
    {
        var faults = Read("A;;Förskola;Ett;Ada;ada@example.org;", "A;;Grund;Två;Ada;ADA@example.org;").Faults;
        Assert.Equal([(3, "Differs"), (3, "Differs"), (3, "MailTwice")], faults.Select(f => (f.Row, f.Word)));
    }

    [Fact]
    public void Texts_from_a_file_become_one_line_and_empty_rows_are_nothing()
    {
        var roster = Read("Malmö\r\nstad\u202E;;;;;;", ";;;;;;", " ; ; ; ; ; ; ");
        Assert.Equal("Malmö stad", Assert.Single(roster.Candidates).Name);
        Assert.Empty(roster.Faults);
    }

    [Theory]
    [InlineData("E-post:", RosterField.Mail)]
    [InlineData(" Skolhuvudman", RosterField.Candidate)]
    [InlineData("Telefon", RosterField.Nothing)]
    public void Headings_are_guessed_at(string heading, RosterField field) => Assert.Equal(field, RosterWords.Field(heading));

    private Roster Read(params string[] rows) => RosterReading.Read(
        _columns, [.. rows.Select((row, i) => new RosterRow(i + 2, row.Split(';')))],
        new([_known], [_speaker], [new("forskola", "Förskola"), new("grund", "Grund")], new HashSet<CandidateId> { _known.Id }));
}
