using System.Globalization;
using System.Text.Json;
using Hearing.Api.Documents;
using Hearing.Api.Documents.Papers;
using Hearing.Api.Web;
using Hearing.Client.Documents;
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

    public Task<byte[]> SetAsync(ITypesetter typesetter, string name, DocumentForm form) => _documents[name] switch
    {
        ProgrammeDocument programme => typesetter.SetAsync(programme, form, TestContext.Current.CancellationToken),
        PaperDocument paper => typesetter.SetAsync(paper, form, TestContext.Current.CancellationToken),
        var other => throw new InvalidOperationException($"No engine for {other.GetType()}."),
    };

    /// <summary>The texts that stand on it, without those of its frame.</summary>
    public IEnumerable<string> Texts(string name) =>
        Texts(JsonSerializer.SerializeToElement(_documents[name], _documents[name].GetType(), WireJson.Options)).Where(text => text != "");

    private static readonly string[] _notShown = ["frame", "language", "author", "address", "addresses", "addressText", "madeAt", "paper", "mark", "footer", "secrecy"];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().Where(p => !_notShown.Contains(p.Name)).SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    private void Make(Hearings hearing, PaperSource source)
    {
        var words = new PaperWords(new StringLocalizer<PapersText>(_texts));
        var documents = new DocumentWords(new StringLocalizer<DocumentsText>(_texts), Options.Create(new HearingOptions { PublicUrl = new("https://guldtrappan.example.org") }));
        var programme = documents.Print(source.Edition, source.Programme!).Document(source.Candidates);
        _documents["programme"] = programme;
        _documents["booklet"] = programme with { Paper = ProgrammePaper.A5 };
        // What a poster leaves out is not among what it must show.
        _documents["poster"] = programme with { Paper = ProgrammePaper.A3, Changes = [], Candidates = [], Days = [.. programme.Days.Select(d => d with { Rows = [.. d.Rows.Select(r => r with { Detail = "" })] })] };
        _documents["run-sheet"] = new RunSheetPrint(source, source.Edition.Rooms[0], hearing.Films, words.RunSheet()).Document(new HashSet<CandidateId>());
        _documents["stage-cards"] = StageCardPrint.Of(source, words.StageCards());
        _documents["door-signs"] = DoorSignPrint.Of(source, words.DoorSigns());
        _documents["table-signs"] = TableSignPrint.Of(source, words.TableSigns());
        _documents["badges"] = BadgePrint.Of(source, words.Badges());
        _documents["jury-packs"] = new JuryPackPrint(source, hearing.Conflicts, words.JuryPacks()).Document(source.People.Where(p => p.IsSittingJuror));
        _documents["press"] = new PressPrint(source with { Address = new(source.Address + "/recipients") }, hearing.Awards, hearing.Films, words.Press(source.Edition.Year)).Document();
    }
}
