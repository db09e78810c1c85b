namespace Hearing.Domain.People.Rosters;

/// <summary>What a column of a roster holds. A roster is a table of candidates and people, as spreadsheets keep them.</summary>
public enum RosterField { Nothing, Candidate, Unit, SchoolForms, Description, Name, Mail, Roles }

/// <summary>The words by which columns and roles are known in Swedish and English, without regard to case.</summary>
public static class RosterWords
{
    private static readonly Dictionary<string, RosterField> _fields = Known(
        (RosterField.Candidate, ["kandidat", "skolhuvudman", "huvudman", "kommun", "candidate", "authority", "school authority"]),
        (RosterField.Unit, ["enhet", "förvaltning", "del", "unit", "part"]),
        (RosterField.SchoolForms, ["skolform", "skolformer", "school form", "school forms"]),
        (RosterField.Description, ["beskrivning", "om arbetet", "description"]),
        (RosterField.Name, ["namn", "person", "för- och efternamn", "name", "full name"]),
        (RosterField.Mail, ["e-post", "epost", "e-postadress", "mejl", "mail", "email", "e-mail", "email address"]),
        (RosterField.Roles, ["roll", "roller", "role", "roles"]));

    private static readonly Dictionary<string, Roles> _roles = Known(
        (Roles.Organiser, ["arrangör", "organisatör", "organiser", "organizer"]),
        (Roles.Juror, ["jurymedlem", "ledamot", "juryledamot", "jury", "juror"]),
        (Roles.Chair | Roles.Juror, ["juryns ordförande", "juryordförande", "ordförande", "chair", "chair of the jury"]),
        (Roles.Candidate, ["kandidat", "presentatör", "candidate", "presenter"]),
        (Roles.Technician, ["tekniker", "technician"]),
        (Roles.Guest, ["gäst", "guest"]),
        (Roles.Preparation, ["beredningsgrupp", "beredning", "beredningsgruppen", "preparation group", "preparation"]));

    /// <summary>What a column with that heading most likely holds; nothing where no word is known.</summary>
    public static RosterField Field(string heading) => _fields.GetValueOrDefault(heading.Trim().TrimEnd(':'));

    /// <summary>The roles that a cell names, parted by commas, semicolons, slashes, plus signs or line breaks; and the first word that names none.</summary>
    public static (Roles Roles, string? Unknown) RolesIn(string cell)
    {
        var words = cell.Split([',', ';', '/', '+', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (words.Aggregate(Roles.None, (all, word) => all | _roles.GetValueOrDefault(word)), words.FirstOrDefault(word => !_roles.ContainsKey(word)));
    }

    private static Dictionary<string, T> Known<T>(params ReadOnlySpan<(T Meaning, string[] Words)> all)
    {
        var known = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (meaning, words) in all)
        {
            foreach (var word in words)
            {
                known.Add(word, meaning);
            }
        }

        return known;
    }
}
