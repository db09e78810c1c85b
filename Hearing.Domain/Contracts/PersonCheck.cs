using Hearing.Domain.People;

namespace Hearing.Domain.Contracts;

/// <summary>Rules about candidates, people, conflicts and cannot-times.</summary>
public static class PersonCheck
{
    internal static void Check(FaultList check)
    {
        Candidates(check);
        People(check);
        Conflicts(check);
        CannotTimes(check);
    }

    private static void Candidates(FaultList check)
    {
        var candidates = check.Document.Candidates;
        var forms = check.Document.SchoolForms.Select(s => s.Key).ToHashSet();
        check.Unique(candidates, c => c.Id, i => $"$.candidates[{i}].id", "an id");
        check.Unique(candidates, c => $"{c.Name.Trim()}\n{c.Unit?.Trim()}".ToUpperInvariant(), i => $"$.candidates[{i}].name", "a candidate's name and unit");
        for (var i = 0; i < candidates.Count; i++)
        {
            check.NotEmpty(candidates[i].Name, $"$.candidates[{i}].name");
            check.Unique(candidates[i].SchoolForms, f => f, j => $"$.candidates[{i}].schoolForms[{j}]", "a school form");
            for (var j = 0; j < candidates[i].SchoolForms.Count; j++)
            {
                check.Say(!forms.Contains(candidates[i].SchoolForms[j]), $"$.candidates[{i}].schoolForms[{j}]", "is not a key of the document's school forms");
            }
        }
    }

    private static void People(FaultList check)
    {
        var people = check.Document.People;
        check.Say(!people.Any(p => p.Roles.Contains(RoleName.Organiser) && p.WithdrawnAt is null), "$.people", "must hold an organiser: nobody could open the edition");
        check.Unique(people, p => p.Id, i => $"$.people[{i}].id", "an id");
        check.Unique(people, p => p.Mail.ToLowerInvariant(), i => $"$.people[{i}].mail", "a mail address");
        for (var i = 0; i < people.Count; i++)
        {
            var (person, path) = (people[i], $"$.people[{i}]");
            check.NotEmpty(person.Name, $"{path}.name");
            check.Say(!MailAddresses.IsValid(person.Mail), $"{path}.mail", "is not a mail address");
            check.Candidate(person.CandidateId, $"{path}.candidateId");
            check.Say(person.Roles.Contains(RoleName.Candidate) != person.CandidateId.HasValue, $"{path}.candidateId", "is set exactly when the roles hold candidate");
            check.Say(person.Roles.Contains(RoleName.Chair) && !person.Roles.Contains(RoleName.Juror), $"{path}.roles", "a chair is a juror too");
        }
    }

    private static void Conflicts(FaultList check)
    {
        var conflicts = check.Document.Conflicts;
        check.Unique(conflicts, c => c.Id, i => $"$.conflicts[{i}].id", "an id");
        check.Unique(conflicts, c => (c.JurorId, c.CandidateId), i => $"$.conflicts[{i}]", "a conflict of this juror with this candidate");
        for (var i = 0; i < conflicts.Count; i++)
        {
            check.Person(conflicts[i].JurorId, $"$.conflicts[{i}].jurorId");
            check.Candidate(conflicts[i].CandidateId, $"$.conflicts[{i}].candidateId");
        }
    }

    private static void CannotTimes(FaultList check)
    {
        var times = check.Document.CannotTimes;
        check.Unique(times, c => c.Id, i => $"$.cannotTimes[{i}].id", "an id");
        for (var i = 0; i < times.Count; i++)
        {
            check.Person(times[i].PersonId, $"$.cannotTimes[{i}].personId");
            check.Stretch(times[i].Date, times[i].From, times[i].Until, $"$.cannotTimes[{i}]", "from", "until");
        }
    }
}
