namespace Hearing.Domain.Contracts;

/// <summary>Rules about programme versions and runs: what is frozen must be whole, though a session, room or day may have gone since.</summary>
internal static class ProgrammeCheck
{
    public static void Check(FaultList check)
    {
        var programmes = check.Document.Programmes;
        for (var i = 0; i < programmes.Count; i++)
        {
            check.Say(programmes[i].Version != i + 1, $"$.programmes[{i}].version", $"must be {i + 1}: versions count from 1 in order");
            check.Person(programmes[i].PublishedBy, $"$.programmes[{i}].publishedBy");
            Items(check, programmes[i].Items, $"$.programmes[{i}]");
        }

        Recorded(check);
        Runs(check);
    }

    private static void Recorded(FaultList check)
    {
        var recorded = check.Document.RecordedParts;
        var parts = check.Document.Sessions.SelectMany(s => s.Parts).Concat(check.Document.Programmes.SelectMany(p => p.Items).SelectMany(i => i.Parts)).Select(p => p.Id).ToHashSet();
        check.Unique(recorded, p => p, i => $"$.recordedParts[{i}]", "a part");
        for (var i = 0; i < recorded.Count; i++)
        {
            check.Say(!parts.Contains(recorded[i]), $"$.recordedParts[{i}]", "names a part that no session in the document has");
        }
    }

    private static void Items(FaultList check, IReadOnlyList<ProgrammeItemDocument> items, string path)
    {
        check.Unique(items, s => s.SessionId, i => $"{path}.items[{i}].sessionId", "a session");
        var parts = new HashSet<PartId>();
        for (var i = 0; i < items.Count; i++)
        {
            check.Candidate(items[i].CandidateId, $"{path}.items[{i}].candidateId");
            check.Room(items[i].Room, $"{path}.items[{i}].room");
            check.Say(items[i].End <= items[i].Start, $"{path}.items[{i}].end", "must be after the start");
            for (var j = 0; j < items[i].Parts.Count; j++)
            {
                check.Say(!parts.Add(items[i].Parts[j].Id), $"{path}.items[{i}].parts[{j}].id", "is there twice: a part's id");
            }
        }
    }

    private static void Runs(FaultList check)
    {
        var runs = check.Document.Runs;
        check.Unique(runs, r => r.Room, i => $"$.runs[{i}].room", "a room's run");
        check.Unique(runs, r => r.Id, i => $"$.runs[{i}].id", "an id");
        for (var i = 0; i < runs.Count; i++)
        {
            check.Room(runs[i].Room, $"$.runs[{i}].room");
            check.Say(runs[i].Facts.Count > 0 && check.Document.Programmes.Count == 0, $"$.runs[{i}].facts", "need a published programme");
            Facts(check, runs[i].Facts, $"$.runs[{i}]");
        }
    }

    private static void Facts(FaultList check, IReadOnlyList<RunFactDocument> facts, string path)
    {
        check.Unique(facts, f => f.CommandId, i => $"{path}.facts[{i}].commandId", "a command's id");
        for (var i = 0; i < facts.Count; i++)
        {
            check.Say(facts[i].Revision != i + 1, $"{path}.facts[{i}].revision", $"must be {i + 1}: revisions count from 1 in order");
            check.Say(i > 0 && facts[i].At < facts[i - 1].At, $"{path}.facts[{i}].at", "is before the fact before it");
            check.Person(facts[i].By, $"{path}.facts[{i}].by");
            check.Say(!Hex.Is64(facts[i].CommandHash), $"{path}.facts[{i}].commandHash", "must be 64 of 0-9 and a-f");
            check.NotEmpty(facts[i].Kind, $"{path}.facts[{i}].kind");
        }
    }
}

/// <summary>Digests as text.</summary>
internal static class Hex
{
    public static bool Is64(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
