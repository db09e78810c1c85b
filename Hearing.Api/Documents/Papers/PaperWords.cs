using System.Globalization;
using Hearing.Client.Documents;
using Hearing.Domain.Documents.Papers;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Documents.Papers;

/// <summary>The words printed on papers, in the caller's language.</summary>
internal sealed class PaperWords(IStringLocalizer<PapersText> texts)
{
    public StageCardTexts StageCards() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("StageCards.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Headings = new(texts["StageCards.When"], texts["StageCards.Presenters"], texts["StageCards.Next"]),
        Number = Format("StageCards.Number"),
    };

    public RunSheetTexts RunSheet() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("RunSheet.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Headings = new(texts["RunSheet.Time"], texts["RunSheet.Cue"], texts["RunSheet.Length"], texts["RunSheet.End"], texts["RunSheet.FilmHeading"], texts["RunSheet.Notes"]),
        End = policy => policy switch
        {
            EndPolicy.Auto => texts["RunSheet.End.Auto"],
            EndPolicy.Warn => texts["RunSheet.End.Warn"],
            EndPolicy.Wait => texts["RunSheet.End.Wait"],
            _ => throw new InvalidOperationException($"No words for {policy}."),
        },
        Room = texts["RunSheet.Room"],
        Version = texts["RunSheet.Version"],
        HardPoints = texts["RunSheet.HardPoints"],
        HelpTelephone = texts["RunSheet.Help"],
        Film = Format("RunSheet.Film"),
        FilmMissing = texts["RunSheet.FilmMissing"],
        Captions = texts["RunSheet.Captions"],
        NoCaptions = texts["RunSheet.NoCaptions"],
        Buffer = Format("RunSheet.Buffer"),
    };

    public JuryPackTexts JuryPacks() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("JuryPack.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Headings = new(
            texts["JuryPack.Contents"], texts["JuryPack.Time"], texts["JuryPack.Candidate"], texts["JuryPack.LeftOut"], texts["JuryPack.Scale"], texts["JuryPack.Secrecy"],
            texts["JuryPack.About"], texts["JuryPack.Criterion"], texts["JuryPack.Mark"], texts["JuryPack.Notes"], texts["JuryPack.Questions"], texts["JuryPack.Other"]),
        Juror = texts["Juror"],
        Chair = texts["Chair"],
    };

    public BadgeTexts Badges() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("Badges.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Role = role => role switch
        {
            Roles.Juror => texts["Juror"],
            Roles.Chair => texts["Chair"],
            _ => texts[$"Role.{role}"],
        },
    };

    public TableSignTexts TableSigns() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("TableSigns.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Juror = texts["Juror"],
        Chair = texts["Chair"],
    };

    public DoorSignTexts DoorSigns() => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("DoorSigns.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Headings = new(texts["DoorSigns.Time"], texts["DoorSigns.Session"]),
        AddressText = texts["DoorSigns.AddressText"],
        AddressLine = texts["DoorSigns.AddressLine"],
    };

    public PressWords Press(int year) => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("Press.Title"),
        Page = texts["Page"],
        Of = texts["Of"],
        Embargo = texts["Press.Embargo"],
        Lead = (awards, mentions) => texts["Press.Lead", year, Given(awards, mentions)],
        Awards = texts["Press.Awards"],
        Mentions = texts["Press.Mentions"],
        Film = Format("Press.Film"),
        AboutHeading = texts["Press.AboutHeading"],
        About = texts["Press.About"],
        MoreHeading = texts["Press.MoreHeading"],
        More = texts["Press.More"],
        AddressText = texts["Press.AddressText"],
    };

    private string Given(int awards, int mentions)
    {
        string[] given = [.. new[] { Count("Press.Awards", awards), Count("Press.Mentions", mentions) }.Where(words => words != "")];
        return given.Length == 2 ? texts["Press.And", given[0], given[1]] : string.Concat(given);
    }

    private string Count(string what, int count) => count switch { 0 => "", 1 => texts[$"{what}One"], _ => texts[$"{what}Many", count] };

    // A format text keeps its places to be filled in: no arguments are given here.
    private string Format(string name) => texts[name].Value;
}
