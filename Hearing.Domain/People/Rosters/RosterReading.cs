using Hearing.Domain.Documents;

namespace Hearing.Domain.People.Rosters;

/// <summary>
/// Reads rows into candidates and people. A row holds a candidate, a person, or a person who speaks for a candidate. Candidates are known by name
/// and unit, people by mail address, both without regard to case; a candidate may stand in many rows.
/// </summary>
public sealed class RosterReading
{
    private const int LongestDescription = 20_000;
    private readonly IReadOnlyList<RosterField> _columns;
    private readonly RosterKnown _known;
    private readonly Dictionary<string, RosterCandidate> _candidates = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RosterPerson> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RosterFault> _faults = [];
    private RosterRow _row = new(0, []);

    private RosterReading(IReadOnlyList<RosterField> columns, RosterKnown known) => (_columns, _known) = (columns, known);

    /// <summary>What the rows ask for, and each fault by its row. <paramref name="columns"/> says what each column holds; those beyond it hold nothing.</summary>
    public static Roster Read(IReadOnlyList<RosterField> columns, IReadOnlyList<RosterRow> rows, RosterKnown known)
    {
        var reading = new RosterReading(columns, known);
        foreach (var row in rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            reading._row = row;
            reading.Read(reading.Candidate());
        }

        return new([.. reading._candidates.Values], [.. reading._people.Values], reading._faults);
    }

    private string Cell(RosterField field)
    {
        var column = _columns.TakeWhile(c => c != field).Count();
        var text = column < _columns.Count && column < _row.Cells.Count ? _row.Cells[column] : "";
        return field == RosterField.Description ? PlainText.Typed(text).Trim() : PlainText.Line(text);
    }

    private void Fail(RosterField field, string word) => _faults.Add(new(_row.Number, field, word, Cell(field)));

    private RosterCandidate? Candidate()
    {
        var (name, unit) = (Cell(RosterField.Candidate), Cell(RosterField.Unit));
        if (name.Length == 0)
        {
            foreach (var field in new[] { RosterField.Unit, RosterField.SchoolForms, RosterField.Description }.Where(f => Cell(f).Length > 0))
            {
                Fail(field, "CandidateNameMissing");
            }

            return null;
        }

        if (name.Length > PersonEditing.LongestName || unit.Length > PersonEditing.LongestName)
        {
            Fail(name.Length > PersonEditing.LongestName ? RosterField.Candidate : RosterField.Unit, "TooLong");
        }

        var whole = unit.Length == 0 ? name : $"{name}, {unit}";
        var known = _known.Candidates.FirstOrDefault(c => string.Equals(c.FullName, whole, StringComparison.OrdinalIgnoreCase));
        var before = _candidates.GetValueOrDefault(whole) ?? new(known?.Id ?? CandidateId.New(), known is null, name, unit.Length == 0 ? null : unit, null, null);
        return _candidates[whole] = before with { SchoolForms = Once(before.SchoolForms, Forms(), RosterField.SchoolForms), Description = Description(before) };
    }

    private List<string>? Forms()
    {
        var cell = Cell(RosterField.SchoolForms);
        if (cell.Length == 0)
        {
            return null;
        }

        // One name may hold what otherwise parts two of them.
        var names = _known.Forms.Any(f => Named(f.Name, cell)) ? [cell] : cell.Split([',', ';', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var forms = names.Select(name => _known.Forms.FirstOrDefault(f => Named(f.Name, name) || Named(f.Key, name))).ToList();
        if (forms.Contains(null))
        {
            Fail(RosterField.SchoolForms, "FormUnknown");
        }

        return [.. forms.OfType<Editions.SchoolForm>().Select(f => f.Key).Distinct()];
    }

    private string? Description(RosterCandidate candidate)
    {
        var text = Cell(RosterField.Description);
        if (text.Length == 0)
        {
            return candidate.Description;
        }

        if (text.Length > LongestDescription)
        {
            Fail(RosterField.Description, "TooLong");
        }
        else if (_known.Hidden.Contains(candidate.Id))
        {
            Fail(RosterField.Description, "InConflict");
        }
        else if (candidate.Description is { } before && before != text)
        {
            Fail(RosterField.Description, "Differs");
        }

        return text;
    }

    /// <summary>What rows say of one candidate is the same in all of them.</summary>
    private List<string>? Once(IReadOnlyList<string>? before, List<string>? now, RosterField field)
    {
        if (before is not null && now is not null && !before.ToHashSet().SetEquals(now))
        {
            Fail(field, "Differs");
        }

        return now ?? before?.ToList();
    }

    private void Read(RosterCandidate? candidate)
    {
        var (name, mail) = (Cell(RosterField.Name), Cell(RosterField.Mail));
        var (roles, unknown) = RosterWords.RolesIn(Cell(RosterField.Roles));
        if (name.Length == 0 && mail.Length == 0)
        {
            if (roles != Roles.None || unknown is not null)
            {
                Fail(RosterField.Roles, "PersonMissing");
            }

            return;
        }

        if (unknown is not null)
        {
            _faults.Add(new(_row.Number, RosterField.Roles, "RoleUnknown", unknown));
        }

        // Whoever stands beside a candidate and has no other role speaks for it.
        roles |= candidate is not null && roles == Roles.None && unknown is null ? Roles.Candidate : Roles.None;
        var known = _known.People.FirstOrDefault(p => Named(p.Mail, mail));
        var speaksFor = roles.HasFlag(Roles.Candidate) ? candidate?.Id ?? known?.CandidateId : known?.CandidateId;
        Check(name, mail, roles, unknown, known, speaksFor);
        _people[mail] = new(known?.Id ?? PersonId.New(), known is null, name, known?.Mail ?? mail, roles | (known?.Roles ?? Roles.None), speaksFor);
    }

    private void Check(string name, string mail, Roles roles, string? unknown, Person? known, CandidateId? speaksFor)
    {
        if (name.Length is 0 or > PersonEditing.LongestName)
        {
            Fail(RosterField.Name, name.Length == 0 ? "NameMissing" : "TooLong");
        }

        if (!MailAddresses.IsValid(mail))
        {
            Fail(RosterField.Mail, mail.Length == 0 ? "MailMissing" : "MailNotValid");
        }
        else if (_people.ContainsKey(mail))
        {
            Fail(RosterField.Mail, "MailTwice");
        }

        if (roles == Roles.None && unknown is null && known is null)
        {
            Fail(RosterField.Roles, "RoleMissing");
        }

        if (roles.HasFlag(Roles.Candidate) && speaksFor is null)
        {
            Fail(RosterField.Candidate, "CandidateMissing");
        }
        else if (known?.CandidateId is { } other && speaksFor != other)
        {
            Fail(RosterField.Candidate, "OtherCandidate");
        }
    }

    private static bool Named(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
