using Hearing.Domain.Editions;

namespace Hearing.Domain.People.Rosters;

/// <summary>A row as the file has it; <paramref name="Number"/> counts from 1 and is what a spreadsheet shows beside it.</summary>
public sealed record RosterRow(int Number, IReadOnlyList<string> Cells);

/// <summary>One thing that is wrong in a row. <paramref name="Word"/> is closed, and pages make the sentence; <paramref name="Value"/> is what stands there.</summary>
public sealed record RosterFault(int Row, RosterField Field, string Word, string Value);

/// <summary>What the edition has already. Of candidates in <paramref name="Hidden"/> the reader may not see or change the description.</summary>
public sealed record RosterKnown(
    IReadOnlyList<Candidate> Candidates, IReadOnlyList<Person> People, IReadOnlyList<SchoolForm> Forms, IReadOnlySet<CandidateId> Hidden);

/// <summary>A candidate to add, or one that is there with what the rows say of it; null leaves what stands.</summary>
public sealed record RosterCandidate(CandidateId Id, bool IsNew, string Name, string? Unit, IReadOnlyList<string>? SchoolForms, string? Description);

/// <summary>A person to add, or one that is there: it keeps its roles and gets the new ones.</summary>
public sealed record RosterPerson(PersonId Id, bool IsNew, string Name, string Mail, Roles Roles, CandidateId? Candidate);

/// <summary>What the rows ask for. With any fault nothing of it is stored: all or nothing.</summary>
public sealed record Roster(IReadOnlyList<RosterCandidate> Candidates, IReadOnlyList<RosterPerson> People, IReadOnlyList<RosterFault> Faults)
{
    /// <summary>How many rows and columns a file may have.</summary>
    public const int MostRows = 2_000, MostColumns = 40;
}
