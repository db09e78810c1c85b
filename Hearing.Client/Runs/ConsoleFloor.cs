using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>The console's keys for the floor: giving it, muting, taking it and removing somebody from the room.</summary>
public static class ConsoleFloor
{
    private const string RecordKey = "e";
    private static readonly (string Name, string Key, FloorAct Act)[] Keys =
        [("FloorGive", "w", FloorAct.Give), ("FloorMute", "t", FloorAct.Mute), ("FloorTake", "j", FloorAct.Take), ("FloorRemove", "q", FloorAct.Remove)];

    /// <summary>The actions, possible while the run goes on.</summary>
    /// <param name="onStage">The cue on stage, which can be recorded or not, where this installation records.</param>
    public static IEnumerable<ConsoleAction> Actions(Rundown run, RundownCue? onStage, bool records)
    {
        var running = run.Status == RunStatus.Running;
        var actions = Keys.Select(k => new ConsoleAction(k.Name, k.Key, null, running));
        return !records ? actions : actions.Append(onStage is { IsRecorded: true }
            ? new("RecordStop", RecordKey, new ChangeRecording(onStage.Id, false), running)
            : new("Record", RecordKey, onStage is null ? null : new ChangeRecording(onStage.Id, true), running && onStage is { SessionId: not null, Film: null }));
    }

    /// <summary>What an action does with somebody's floor; null when it is about something else.</summary>
    public static FloorAct? ActOf(ConsoleAction action) => Array.Find(Keys, k => k.Name == action.Name) is { Name: not null } key ? key.Act : null;

    /// <summary>Whom it can be done to, those who send first. Only who sends can be muted or lose the floor.</summary>
    public static async Task<IReadOnlyList<ConsoleChoice>> ChoicesAsync(HttpClient http, string edition, string room, FloorAct act)
    {
        try
        {
            var people = await http.GetFromJsonAsync<IReadOnlyList<FloorPersonView>>($"api/editions/{edition}/rooms/{room}/floor", WireJson.Options) ?? [];
            return [.. people.Where(p => p.IsSending || act is FloorAct.Give or FloorAct.Remove).Select(p => new ConsoleChoice("FloorPerson", new ChangeFloor(p.PersonId, act), p.Name))];
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return [];
        }
    }
}
