using System.Text.Json;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Contracts;

/// <summary>Whether a document's run facts can be read, and then followed from the first to the last.</summary>
internal static class RunCheck
{
    /// <summary>Each fact's body by itself.</summary>
    public static void Bodies(FaultList check)
    {
        for (var i = 0; i < check.Document.Runs.Count; i++)
        {
            var facts = check.Document.Runs[i].Facts;
            for (var j = 0; j < facts.Count; j++)
            {
                var fact = Read(facts[j]);
                check.Say(fact is null, $"$.runs[{i}].facts[{j}].body", "is no fact that this version knows");
                check.Say(fact is not null && RunJson.Kind(fact) != facts[j].Kind, $"$.runs[{i}].facts[{j}].kind", "is not the body's kind");
            }
        }
    }

    /// <summary>The facts one after another, in a document that has no other fault.</summary>
    public static IEnumerable<DocumentFault> Replay(EditionDocument document)
    {
        if (document.Runs.All(r => r.Facts.Count == 0))
        {
            yield break;
        }

        var content = EditionImport.Content(document);
        for (var i = 0; i < document.Runs.Count; i++)
        {
            if (document.Runs[i].Facts.Count > 0 && !CanFollow(content, document.Runs[i]))
            {
                yield return new($"$.runs[{i}].facts", "cannot be followed: a fact does not fit the programme or the facts before it");
            }
        }
    }

    private static RunFact? Read(RunFactDocument fact)
    {
        try
        {
            return RunJson.Fact(CanonicalJson.Text(fact.Body));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static bool CanFollow(EditionContent content, RunDocument run)
    {
        try
        {
            var newest = Pinning.Of(content.Edition, content.Programmes[^1], run.Room, content.Films, new HashSet<PartId>());
            var facts = run.Facts.Select(f => new RecordedFact(f.Revision, f.At, Read(f)!)).ToList();
            RundownWriter.Of(Timeline.Of(new(run.Room, content.Programmes, newest), facts), content.Edition.Slug, run.Room, facts.Count, _ => null);
            return true;
        }
        catch (Exception e) when (e is Refused or InvalidOperationException or ArgumentException or NullReferenceException or OverflowException or KeyNotFoundException or TimeZoneNotFoundException)
        {
            return false;
        }
    }
}
