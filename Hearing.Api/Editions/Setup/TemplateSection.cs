using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Editions.Setup;

/// <summary>The parts that each candidate's session starts from.</summary>
internal sealed class TemplateSection : SetupSection
{
    public override string Key => "template";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Parts(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var parts = context.Edition.Template;
        for (var i = 0; i < parts.Count; i++)
        {
            typed[$"parts[{i}].kind"] = parts[i].Kind.ToString();
            typed[$"parts[{i}].title"] = parts[i].Title;
            typed[$"parts[{i}].length"] = Written.Length(parts[i].LengthSeconds);
            typed[$"parts[{i}].end"] = parts[i].EndPolicy.ToString();
        }
    }

    public override void Apply(SetupContext context, Typed typed) =>
        context.Edition.Template = [.. typed.Rows(Parts(context)).Select(p => new TemplatePart(
            typed.Word<PartKind>($"{p}kind"), typed.Text($"{p}title", 300, required: true), typed.LengthSeconds($"{p}length"), typed.Word<EndPolicy>($"{p}end")))];

    private static Table Parts(SetupContext context) => new("parts",
    [
        new("kind", "select", Choices: context.Words<PartKind>(), IsIdle: true), new("title", Max: 300, Required: true), new("length", Required: true, Max: 10),
        new("end", "select", Choices: context.Words<EndPolicy>(), IsIdle: true),
    ]);
}
