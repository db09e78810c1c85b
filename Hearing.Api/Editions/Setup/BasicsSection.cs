using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>Name, mode, venue, help telephone, quorum, signatories.</summary>
internal sealed class BasicsSection : SetupSection
{
    private static readonly Table Signatories = new("signatories", [new("name", Required: true), new("title", Required: true)]);

    public override string Key => "basics";

    public override IReadOnlyList<Column> Fields(SetupContext context) =>
    [
        new("name", Required: true), new("year", "number", Required: true), new("mode", "select", Choices: context.Words<HearingMode>()),
        new("helpTelephone", "tel", 40), new("venue"), new("address", Max: 500), new("directions", "textarea", 2000),
        new("quorum", "number"), new("slate", "number"),
    ];

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Signatories];

    public override void Show(SetupContext context, Typed typed)
    {
        var edition = context.Edition;
        typed["name"] = edition.Name;
        typed["year"] = Written.Of(edition.Year);
        typed["mode"] = edition.Mode.ToString();
        typed["helpTelephone"] = edition.HelpTelephone ?? "";
        typed["venue"] = edition.Venue?.Name ?? "";
        typed["address"] = edition.Venue?.Address ?? "";
        typed["directions"] = edition.Venue?.Directions ?? "";
        typed["quorum"] = Written.Of(edition.Quorum);
        typed["slate"] = Written.Of(edition.SlateSeconds);
        for (var i = 0; i < edition.Signatories.Count; i++)
        {
            typed[$"signatories[{i}].name"] = edition.Signatories[i].Name;
            typed[$"signatories[{i}].title"] = edition.Signatories[i].Title;
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var edition = context.Edition;
        edition.Name = typed.Text("name", 200, required: true);
        edition.Year = typed.Number("year", 2000, 2200);
        edition.Mode = typed.Word<HearingMode>("mode");
        edition.HelpTelephone = typed.TextOrNull("helpTelephone", 40);
        edition.Quorum = typed.Number("quorum", 1, 100);
        edition.SlateSeconds = typed.Number("slate", 0, 30);
        var (venue, address, directions) = (typed.Text("venue", 200), typed.Text("address", 500), typed.TextOrNull("directions", 2000));
        if (venue.Length == 0 && (address.Length > 0 || directions is not null))
        {
            typed.Fail("venue", "Required");
        }

        edition.Venue = venue.Length == 0 ? null : new(venue, address, directions);
        edition.Signatories = [.. typed.Rows(Signatories).Select(p =>
            new Signatory(typed.Text($"{p}name", 200, required: true), typed.Text($"{p}title", 200, required: true)))];
    }
}
