using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Ledgers;
using Hearing.Domain.Runs.Repairs;

namespace Hearing.Client.Runs;

/// <summary>What the console works out by itself, with the run's own code: repairs, the ledger, what newer films and programmes there are.</summary>
public sealed class ConsoleDesk
{
    /// <summary>How long an offer of repairs stands before it is worked out anew.</summary>
    public static readonly TimeSpan OfferHolds = TimeSpan.FromSeconds(20);
    private readonly RunFold _fold;
    private readonly LedgerSheet _sheet;
    private RepairOffer? _offer;

    public ConsoleDesk(RunDesk desk)
    {
        Desk = desk;
        _fold = desk.Fold();
        _sheet = LedgerWriter.Of(_fold.State, _fold.Revision);
        Notes = _fold.State.Order.Where(c => !string.IsNullOrWhiteSpace(c.HostNotes)).ToDictionary(c => c.Id.Value.ToString(), c => c.HostNotes!);
    }

    public RunDesk Desk { get; }

    public long Revision => _fold.Revision;

    /// <summary>The host's notes by cue id.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>The desk as the server has it; null when it cannot be reached or says no.</summary>
    public static async Task<ConsoleDesk?> LoadAsync(HttpClient http, string edition, string room)
    {
        try
        {
            return await http.GetFromJsonAsync<RunDesk>($"api/editions/{edition}/rooms/{room}/run/desk", WireJson.Options) is { } desk ? new(desk) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>What is broken and what helps; kept for <see cref="OfferHolds"/>, since the search is the dearest thing that the console does.</summary>
    public RepairOffer Offer(DateTimeOffset now)
    {
        var newest = Desk.Facts.Count == 0 || Desk.Facts[^1].At <= now ? now : Desk.Facts[^1].At;
        return _offer is { } offer && newest >= offer.At && newest - offer.At < OfferHolds ? offer : _offer = Repairing.Offer(_fold, newest, Desk.Away);
    }

    /// <summary>Whether two offers, or none, have the same ways out in the same places.</summary>
    public static bool IsSame(RepairOffer? one, RepairOffer? other) => ReferenceEquals(one, other) || ((one?.Repairs ?? []) is var first
        && (other?.Repairs ?? []) is var second && first.Count == second.Count && first.Zip(second).All(p => p.First.Changes.SequenceEqual(p.Second.Changes)));

    /// <summary>The ledger at an instant.</summary>
    public IReadOnlyList<LedgerLine> Ledger(DateTimeOffset now) => LedgerReader.At(_sheet, now);

    /// <summary>Coming film cues for whose candidate a newer film lies ready.</summary>
    public IReadOnlyList<(RundownCue Cue, DeskFilm Film)> NewerFilms(Rundown run, RundownReading reading) =>
        [.. from cue in run.Cues
            where cue.Kind == PartKind.Film && reading.Forecasts.ContainsKey(cue.Id)
            join film in Desk.Films on cue.CandidateId equals film.CandidateId
            where film.Version > (cue.Film?.Version ?? 0)
            select (cue, film)];

    /// <summary>The newest programme's version if it is newer than the one that is followed.</summary>
    public int? NewerProgramme(Rundown run) => Desk.Upcoming.ProgrammeVersion > run.ProgrammeVersion ? Desk.Upcoming.ProgrammeVersion : null;

    /// <summary>Who wrote the first fact after a revision.</summary>
    public DeskFact? After(long revision) => Desk.Facts.FirstOrDefault(f => f.Revision > revision);
}
