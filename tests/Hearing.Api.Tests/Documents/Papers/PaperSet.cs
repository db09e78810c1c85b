using System.Globalization;
using System.Text.Json;
using Hearing.Api.Documents;
using Hearing.Api.Documents.Papers;
using Hearing.Api.Runs;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Client.Planning;
using Hearing.Client.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Documents.Papers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>Every paper of a hearing with the product's own words, by name.</summary>
internal sealed class PaperSet
{
    /// <summary>The names, one for each template and paper size.</summary>
    public static readonly string[] All =
        ["programme", "booklet", "poster", "run-sheet", "stage-cards", "door-signs", "table-signs", "badges", "jury-packs", "press"];

    /// <summary>What is written of the decision and of the day, beside those.</summary>
    public static readonly string[] Records = ["award-certificates", "other-certificates", "minutes"];

    private static readonly ResourceManagerStringLocalizerFactory _texts = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private readonly Dictionary<string, object> _documents = [];

    public PaperSet(Hearings hearing, string language = "sv-SE")
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));
        Make(hearing, hearing.Source);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }

    /// <summary>The document as it goes to the template.</summary>
    public object this[string name] => _documents[name];

    public Task<byte[]> SetAsync(ITypesetter typesetter, string name, DocumentForm form) =>
        typesetter.SetAsync((PrintedDocument)_documents[name], form, TestContext.Current.CancellationToken);

    /// <summary>The texts that stand on it, without those of its frame.</summary>
    public IEnumerable<string> Texts(string name) =>
        Texts(JsonSerializer.SerializeToElement(_documents[name], _documents[name].GetType(), WireJson.Options)).Where(text => text != "");

    private static readonly string[] _notShown = ["frame", "language", "author", "address", "addresses", "addressText", "madeAt", "paper", "mark", "footer", "secrecy", "page", "of"];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().Where(p => !_notShown.Contains(p.Name)).SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    /// <summary>Without the texts that no programme shows: the one room, the heading of no changes. It looks the same.</summary>
    private static ProgrammeDocument Shown(ProgrammeDocument programme) => programme with
    {
        Headings = programme.Headings with { Changes = programme.Changes.Count == 0 ? "" : programme.Headings.Changes },
        Days = programme.Headings.Room is not null ? programme.Days : [.. programme.Days.Select(d => d with { Rows = [.. d.Rows.Select(r => r with { Room = "" })] })],
    };

    /// <summary>Without the end of a session that is one cue, which has its length instead.</summary>
    private static RunSheetDocument Shown(RunSheetDocument sheet) => sheet with
    {
        Days = [.. sheet.Days.Select(d => d with { Sessions = [.. d.Sessions.Select(s => s.IsOneCue ? s with { Time = "" } : s)] })],
    };

    /// <summary>Without what a poster leaves out.</summary>
    private static ProgrammeDocument Poster(ProgrammeDocument programme) => programme with
    {
        Paper = ProgrammePaper.A3,
        Changes = [],
        Candidates = [],
        Headings = programme.Headings with { Changes = "", Candidates = "" },
        Days = [.. programme.Days.Select(d => d with { Rows = [.. d.Rows.Select(r => r with { Detail = "" })] })],
    };

    private void Make(Hearings hearing, PaperSource source)
    {
        var words = new PaperWords(new StringLocalizer<PapersText>(_texts));
        var documents = new DocumentWords(new StringLocalizer<DocumentsText>(_texts), new StringLocalizer<ProgrammeText>(_texts), Options.Create(new HearingOptions { PublicUrl = new("https://guldtrappan.example.org") }));
        var programme = Shown(documents.Print(source.Edition, source.Programme!, source.Candidates, source.Programme!.Changes));
        _documents["programme"] = programme;
        _documents["booklet"] = programme with { Paper = ProgrammePaper.A5 };
        _documents["poster"] = Poster(programme);
        _documents["run-sheet"] = Shown(new RunSheetPrint(source, source.Edition.Rooms[0], hearing.Films, words.RunSheet()).Document(new HashSet<CandidateId>()));
        _documents["stage-cards"] = StageCardPrint.Of(source, words.StageCards());
        _documents["door-signs"] = DoorSignPrint.Of(source, words.DoorSigns());
        _documents["table-signs"] = TableSignPrint.Of(source, words.TableSigns());
        _documents["badges"] = BadgePrint.Of(source, words.Badges());
        var packs = new JuryPackPrint(source, hearing.Conflicts, words.JuryPacks()).Document(source.People.Where(p => p.IsSittingJuror).TakeLast(hearing.Names.Length < 20 ? 2 : 1));
        _documents["jury-packs"] = hearing.IsBare ? packs with { Headings = packs.Headings with { About = "" } } : packs;
        _documents["press"] = new PressPrint(source with { Address = new(source.Address + "/recipients") }, hearing.Awards, hearing.Films, words.Press(source.Edition.Year)).Document();
        MakeRecords(hearing, source, documents);
    }

    private void MakeRecords(Hearings hearing, PaperSource source, DocumentWords documents)
    {
        var print = documents.Print(source.Edition, []);
        _documents["award-certificates"] = print.Document(Issued(source, CertificateSeries.Results, Certificates.OfResults(source.Edition, hearing.Awards, source.Candidates)));
        _documents["other-certificates"] = print.Document(
        [
            .. Issued(source, CertificateSeries.Participation, Certificates.OfParticipation(source.Edition, source.Candidates)),
            .. Issued(source, CertificateSeries.Thanks, Certificates.OfThanks(source.People)),
        ]);
        var (file, rundown) = new HeldHearing(hearing).Minutes();
        _documents["minutes"] = new MinutesWords(new StringLocalizer<MinutesText>(_texts), new StringLocalizer<ConsoleText>(_texts), documents).Print(rundown, file);
    }

    private static IReadOnlyList<Certificate> Issued(PaperSource source, CertificateSeries series, IReadOnlyList<CertificateWording> wanted) =>
        Certificates.Issue(source.Edition, series, wanted, [], source.MadeAt, () => new('0', CertificateCode.Length));
}
