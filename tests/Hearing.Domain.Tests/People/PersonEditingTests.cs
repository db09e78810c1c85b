using Hearing.Domain.People;

namespace Hearing.Domain.Tests.People;

public sealed class PersonEditingTests
{
    [Theory]
    [InlineData(Roles.Juror | Roles.Technician, false)]
    [InlineData(Roles.Candidate | Roles.Guest, true)]
    [InlineData(Roles.Candidate | Roles.Juror, true)]
    [InlineData(Roles.Candidate | Roles.Chair, true)]
    public void A_person_may_have_several_roles_and_a_juror_may_speak_for_a_candidate(Roles roles, bool speaks) =>
        Assert.Empty(new PersonEditing("Ada", "ada@example.org", roles, speaks ? CandidateId.New() : null).Faults([], null));
}
