namespace Hearing.Domain.People;

/// <summary>What an organiser says of a person, and what speaks against it.</summary>
/// <param name="Name">The name, as typed.</param>
/// <param name="Mail">The mail address, as typed.</param>
/// <param name="Roles">All roles; a chair becomes a juror too.</param>
/// <param name="CandidateId">The candidate the person speaks for.</param>
public sealed record PersonEditing(string Name, string Mail, Roles Roles, CandidateId? CandidateId)
{
    /// <summary>The longest name that is taken.</summary>
    public const int LongestName = 200;

    /// <summary>Field and fault of each thing that is wrong: closed words that pages translate.</summary>
    /// <param name="others">The edition's other people.</param>
    public IReadOnlyDictionary<string, string> Faults(IEnumerable<Person> others, PersonId? own)
    {
        var faults = new Dictionary<string, string>();
        var rest = others.Where(p => p.Id != own).ToList();
        if (Name.Length is 0 or > LongestName)
        {
            faults["name"] = "NameMissing";
        }

        if (!MailAddresses.IsValid(Mail))
        {
            faults["mail"] = "MailNotValid";
        }
        else if (rest.Any(p => string.Equals(p.Mail, Mail, StringComparison.OrdinalIgnoreCase)))
        {
            faults["mail"] = "MailTaken";
        }

        if (Roles == Roles.None)
        {
            faults["roles"] = "RoleMissing";
        }
        else if (own is not null && !Roles.HasFlag(Roles.Organiser) && !rest.Any(IsActiveOrganiser))
        {
            faults["roles"] = "LastOrganiser";
        }

        if (Roles.HasFlag(Roles.Candidate) != CandidateId.HasValue)
        {
            faults["candidate"] = Roles.HasFlag(Roles.Candidate) ? "CandidateMissing" : "CandidateRoleMissing";
        }

        return faults;
    }

    /// <summary>Writes it into the person.</summary>
    public void Apply(Person person) => (person.Name, person.Mail, person.Roles, person.CandidateId) =
        (Name, Mail, Roles.HasFlag(Roles.Chair) ? Roles | Roles.Juror : Roles, CandidateId);

    /// <summary>Whether the person can organise the edition now.</summary>
    public static bool IsActiveOrganiser(Person person) => person.WithdrawnAt is null && person.Roles.HasFlag(Roles.Organiser);
}
