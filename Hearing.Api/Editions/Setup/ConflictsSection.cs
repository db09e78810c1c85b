using Hearing.Client.Editions;
using Hearing.Domain.Awards;
using Hearing.Domain.Jury;
using Hearing.Domain.People;

namespace Hearing.Api.Editions.Setup;

/// <summary>Jurors' conflicts of interest, as the organiser enters and withdraws them; each change is on the protocol.</summary>
internal sealed class ConflictsSection : SetupSection
{
    public override string Key => "conflicts";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Conflicts(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var conflicts = context.Content.Conflicts;
        for (var i = 0; i < conflicts.Count; i++)
        {
            typed[$"conflicts[{i}].id"] = conflicts[i].Id.ToString();
            typed[$"conflicts[{i}].juror"] = conflicts[i].JurorId.Value.ToString();
            typed[$"conflicts[{i}].candidate"] = conflicts[i].CandidateId.Value.ToString();
            typed[$"conflicts[{i}].reason"] = conflicts[i].Reason;
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var before = context.Content.Conflicts;
        var conflicts = new List<Conflict>();
        foreach (var row in typed.Rows(Conflicts(context)))
        {
            var read = Read(context, typed, row, conflicts.Count);
            if (conflicts.Any(c => c.JurorId == read.JurorId && c.CandidateId == read.CandidateId))
            {
                typed.Fail($"{row}candidate", "Twice");
            }

            conflicts.Add(before.FirstOrDefault(c => c.JurorId == read.JurorId && c.CandidateId == read.CandidateId && c.Reason == read.Reason) ?? read);
        }

        if (before.Except(conflicts).Any(c => c.JurorId == context.By))
        {
            typed.Fail("conflicts[0].juror", "OwnConflict");
        }

        var lines = before.Except(conflicts).Select(c => Line(context, ProtocolKind.ConflictWithdrawn, c))
            .Concat(conflicts.Except(before).Select(c => Line(context, ProtocolKind.ConflictDeclared, c)));
        context.Content = context.Content with { Conflicts = conflicts, Protocol = [.. context.Content.Protocol, .. lines] };
    }

    private static Conflict Read(SetupContext context, Typed typed, string row, int order)
    {
        var juror = context.Content.People.FirstOrDefault(p => p.Id.Value.ToString() == typed[$"{row}juror"]);
        var candidate = context.Content.Candidates.FirstOrDefault(c => c.Id.Value.ToString() == typed[$"{row}candidate"]);
        if (juror is null)
        {
            typed.Fail($"{row}juror", "Choice");
        }

        if (candidate is null)
        {
            typed.Fail($"{row}candidate", "Choice");
        }

        return new()
        {
            Id = Guid.CreateVersion7(context.Now),
            EditionId = context.Edition.Id,
            Order = order,
            JurorId = juror?.Id ?? default,
            CandidateId = candidate?.Id ?? default,
            Reason = typed.Text($"{row}reason", 1000),
            DeclaredAt = context.Now,
        };
    }

    private static ProtocolEntry Line(SetupContext context, string kind, Conflict conflict)
    {
        var juror = context.Content.People.FirstOrDefault(p => p.Id == conflict.JurorId)?.Name;
        var text = kind == ProtocolKind.ConflictDeclared && conflict.Reason.Length > 0 ? $"{juror}: {conflict.Reason}" : juror ?? "";
        return ProtocolEntry.Of(context.Edition.Id, context.Now, context.By, kind, conflict.CandidateId, text);
    }

    private static Table Conflicts(SetupContext context)
    {
        var none = new FormChoice("", context.Texts["Choose"]);
        var jurors = context.Content.People.Where(p => (p.Roles & Roles.Juror) != Roles.None);
        return new("conflicts",
        [
            new("id", "hidden"), new("juror", "select", Choices: [none, .. jurors.Select(p => new FormChoice(p.Id.Value.ToString(), p.Name))]),
            new("candidate", "select", Choices: [none, .. context.Content.Candidates.Select(c => new FormChoice(c.Id.Value.ToString(), c.FullName))]),
            new("reason", Max: 1000),
        ]);
    }
}
