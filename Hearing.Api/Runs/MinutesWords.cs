using System.Globalization;
using Hearing.Api.Documents;
using Hearing.Client.Runs;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Runs;

/// <summary>The words of minutes in the caller's language; what facts say is worded as on the console.</summary>
internal sealed class MinutesWords(IStringLocalizer<MinutesText> texts, IStringLocalizer<ConsoleText> console, DocumentWords documents)
{
    /// <param name="run">The run that the minutes are of; it names cues and sessions.</param>
    public MinutesDocument Print(Rundown run, MinutesFile file)
    {
        var words = new ConsoleWords(console, run, file.TimeZone, file.People.ToDictionary(p => p.Id, p => p.Name));
        return new MinutesPrint(file, Texts(words.Fact, reason => console[$"Reason.{reason}"]), documents.Mark).Document();
    }

    private MinutesTexts Texts(Func<RunFact, string> what, Func<HoldReason, string> reason) => new()
    {
        Culture = CultureInfo.CurrentCulture,
        Headings = Headings(),
        Author = texts["Author"],
        Kicker = Format("Kicker"),
        Title = Format("Title"),
        Footer = Format("Footer"),
        Began = texts["Began"],
        Ended = texts["Ended"],
        Where = texts["Where"],
        Lines = texts["Lines"],
        LastHash = texts["LastHash"],
        NotBegun = texts["NotBegun"],
        GoesOn = texts["GoesOn"],
        Changed = Format("Changed"),
        Missing = Format("Missing"),
        Planned = Format("PlannedFor"),
        Real = Format("RealFor"),
        NeverOn = texts["NeverOn"],
        Held = Format("Held"),
        Skipped = texts["Skipped"],
        Moved = texts["Moved"],
        Inserted = texts["Inserted"],
        Share = Format("Share"),
        HardPoints = texts["HardPoints"],
        HardPointKept = Format("HardPointKept"),
        HardPointBroken = Format("HardPointBroken"),
        Absences = texts["Absences"],
        Absent = Format("Absent"),
        AbsentAndBack = Format("AbsentAndBack"),
        Conflicts = texts["Conflicts"],
        Conflict = Format("Conflict"),
        Films = texts["Films"],
        FilmSeenByAll = Format("FilmSeenByAll"),
        FilmSeenBySome = Format("FilmSeenBySome"),
        FilmShare = Format("FilmShare"),
        Somebody = texts["Somebody"],
        Undone = Format("Undone"),
        What = what,
        Reason = reason,
    };

    private MinutesHeadings Headings() => new(
        texts["Outcome"], texts["Part"], texts["Planned"], texts["Real"], texts["Note"], texts["Shares"], texts["Candidate"], console["Heading.Film"],
        console["Heading.Talk"], console["Heading.Questions"], console["Interrupted"], texts["Events"], texts["Line"], texts["Time"], texts["Who"], texts["What"],
        texts["Hash"], texts["Page"], texts["Of"]);

    // A format text keeps its places to be filled in: no arguments are given here.
    private string Format(string name) => texts[name].Value;
}
