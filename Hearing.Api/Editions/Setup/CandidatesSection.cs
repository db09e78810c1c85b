using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Api.Editions.Setup;

/// <summary>School forms with this year's names, and the candidates.</summary>
internal sealed class CandidatesSection : SetupSection
{
    private static readonly Table Forms = new("forms", [new("id", "hidden"), new("name", Required: true)]);

    public override string Key => "candidates";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Candidates(context), Forms];

    public override void Show(SetupContext context, Typed typed)
    {
        var (forms, candidates) = (context.Edition.SchoolForms, context.Content.Candidates);
        for (var i = 0; i < forms.Count; i++)
        {
            typed[$"forms[{i}].id"] = forms[i].Key;
            typed[$"forms[{i}].name"] = forms[i].Name;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            typed[$"candidates[{i}].id"] = candidates[i].Id.Value.ToString();
            typed[$"candidates[{i}].name"] = candidates[i].Name;
            typed[$"candidates[{i}].unit"] = candidates[i].Unit ?? "";
            typed[$"candidates[{i}].schoolForms"] = string.Join(',', candidates[i].SchoolForms);
            typed[$"candidates[{i}].description"] = context.Content.Candidates[i].Description is { } text && !context.Hidden.Contains(candidates[i].Id) ? text : "";
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var forms = ReadForms(typed);
        var candidates = new List<Candidate>();
        foreach (var row in typed.Rows(Candidates(context)))
        {
            var candidate = context.Content.Candidates.FirstOrDefault(c => c.Id.Value.ToString() == typed[$"{row}id"])
                ?? new Candidate { Id = CandidateId.New(), EditionId = context.Edition.Id, Name = "" };
            Read(context, typed, row, candidate, forms);
            if (candidates.Any(c => string.Equals(c.FullName, candidate.FullName, StringComparison.OrdinalIgnoreCase)))
            {
                typed.Fail($"{row}name", "Twice");
            }

            candidate.Order = candidates.Count;
            candidates.Add(candidate);
        }

        context.Edition.SchoolForms = forms;
        context.Content = context.Content with { Candidates = candidates };
    }

    private static void Read(SetupContext context, Typed typed, string row, Candidate candidate, List<SchoolForm> forms)
    {
        candidate.Name = typed.Text($"{row}name", 200, required: true);
        candidate.Unit = typed.TextOrNull($"{row}unit", 200);
        var description = typed.TextOrNull($"{row}description", 20_000);
        if (!context.Hidden.Contains(candidate.Id))
        {
            candidate.Description = description;
        }
        else if (description is not null)
        {
            typed.Fail($"{row}description", "InConflict");
        }

        var chosen = typed.Chosen($"{row}schoolForms");
        if (chosen.Any(key => forms.All(f => f.Key != key)))
        {
            typed.Fail($"{row}schoolForms", "FormGone");
        }

        candidate.SchoolForms = chosen;
    }

    private static List<SchoolForm> ReadForms(Typed typed)
    {
        var forms = new List<SchoolForm>();
        var taken = typed.Rows(Forms).Select(row => typed[$"{row}id"]).ToList();
        foreach (var row in typed.Rows(Forms))
        {
            var name = typed.Text($"{row}name", 200, required: true);
            if (forms.Any(f => f.Name == name))
            {
                typed.Fail($"{row}name", "Twice");
            }

            forms.Add(new(typed[$"{row}id"] is { Length: > 0 } id ? id : Written.Key(name, taken.Concat(forms.Select(f => f.Key))), name));
        }

        return forms;
    }

    private static Table Candidates(SetupContext context) => new("candidates",
    [
        new("id", "hidden"), new("name", Required: true), new("unit"), new("description", "textarea", 20_000),
        new("schoolForms", "checks", Choices: [.. context.Edition.SchoolForms.Select(f => new FormChoice(f.Key, f.Name))]),
    ]);
}
