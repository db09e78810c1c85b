using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>The criteria and the scale of marks.</summary>
internal sealed class CriteriaSection : SetupSection
{
    private static readonly Table Criteria = new("criteria", [new("id", "hidden"), new("name", Required: true), new("description", "textarea", 5000)]);
    private static readonly Table Labels = new("labels", [new("mark", "number", Required: true), new("label", Required: true)]);

    public override string Key => "criteria";

    public override IReadOnlyList<Column> Fields(SetupContext context) => [new("lowest", "number", Required: true), new("highest", "number", Required: true)];

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Labels, Criteria];

    public override void Show(SetupContext context, Typed typed)
    {
        var (criteria, scale) = (context.Edition.Criteria, context.Edition.MarkScale);
        typed["lowest"] = Written.Of(scale.Lowest);
        typed["highest"] = Written.Of(scale.Highest);
        for (var i = 0; i < scale.Labels.Count; i++)
        {
            typed[$"labels[{i}].mark"] = Written.Of(scale.Labels[i].Mark);
            typed[$"labels[{i}].label"] = scale.Labels[i].Label;
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            typed[$"criteria[{i}].id"] = criteria[i].Key;
            typed[$"criteria[{i}].name"] = criteria[i].Name;
            typed[$"criteria[{i}].description"] = criteria[i].Description;
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var (lowest, highest) = (typed.Number("lowest", -1000, 1000, -1001), typed.Number("highest", -1000, 1000, -1001));
        if (lowest >= highest)
        {
            typed.Fail("highest", "Scale");
        }

        var labels = new List<MarkLabel>();
        foreach (var row in typed.Rows(Labels))
        {
            var label = new MarkLabel(typed.Number($"{row}mark", lowest, Math.Max(lowest, highest), int.MinValue), typed.Text($"{row}label", 200, required: true));
            if (labels.Any(l => l.Mark == label.Mark))
            {
                typed.Fail($"{row}mark", "Twice");
            }

            labels.Add(label);
        }

        var criteria = ReadCriteria(typed);
        if (!typed.HasErrors)
        {
            context.Edition.MarkScale = new(lowest, highest, [.. labels.OrderBy(l => l.Mark)]);
            context.Edition.Criteria = criteria;
        }
    }

    private static List<Criterion> ReadCriteria(Typed typed)
    {
        var criteria = new List<Criterion>();
        var taken = typed.Rows(Criteria).Select(row => typed[$"{row}id"]).ToList();
        foreach (var row in typed.Rows(Criteria))
        {
            var name = typed.Text($"{row}name", 200, required: true);
            if (criteria.Any(c => c.Name == name))
            {
                typed.Fail($"{row}name", "Twice");
            }

            var key = typed[$"{row}id"] is { Length: > 0 } id ? id : Written.Key(name, taken.Concat(criteria.Select(c => c.Key)));
            criteria.Add(new(key, name, typed.Text($"{row}description", 5000)));
        }

        return criteria;
    }
}
