using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain.Contracts;
using Microsoft.JSInterop;

namespace Hearing.Client.Runs;

/// <content>How a command towards a film waits until the film is on the devices.</content>
public sealed partial class ConsoleIsland
{
    private const int TicksOfDevices = 25;
    private const int TicksOfDevicesWaiting = 5;
    private const string ChoiceKey = "hearing-film-wait";
    private RoomDevices? _devices;
    private FilmWait? _waiting;
    private WaitChoice _choice = WaitChoice.Standard;

    private RundownCue? NearestFilm => FilmWait.Nearest(Run, Reading);

    private int WaitLeft => _waiting is { } waiting ? Math.Max(0, (int)Math.Ceiling(_choice.Seconds - _time.GetElapsedTime(waiting.Stamp).TotalSeconds)) : 0;

    /// <summary>Whether the command waits now. The same one given again goes at once, another one takes its place.</summary>
    private bool Waits(RunCommand command, string name)
    {
        var again = _waiting?.Command.GetType() == command.GetType();
        _waiting = null;
        if (again || IsAway || FilmWait.FilmBy(command, Run, Reading) is not { } film || _choice.Seconds == 0 || _choice.IsEnough(_devices, film))
        {
            return false;
        }

        (_waiting, _notice) = (new(command, name, film, _time.GetTimestamp(), Run.Revision, Reading.OnStage), null);
        StateHasChanged();
        return true;
    }

    private void LookAtWait(int ticks)
    {
        if (!IsAway && ticks % (_waiting is null ? TicksOfDevices : TicksOfDevicesWaiting) == 0)
        {
            _ = LoadDevicesAsync();
        }

        if (_waiting is not { } waiting || _sending)
        {
            return;
        }

        switch (waiting.Look(_choice, _devices, _time.GetElapsedTime(waiting.Stamp), Run.Revision, Reading.OnStage))
        {
            case WaitOutcome.Send:
                _ = StartNowAsync();
                break;
            case WaitOutcome.GiveUp:
                _waiting = null;
                Say(T["WaitGivenUp", waiting.Name], "warn");
                break;
            case WaitOutcome.Wait:
                break;
        }
    }

    private Task StartNowAsync() => _waiting is { } waiting ? SendAsync(waiting.Command, waiting.Name) : Task.CompletedTask;

    private Task StopWaiting()
    {
        _waiting = null;
        return ShowAsync();
    }

    private async Task LoadDevicesAsync()
    {
        try
        {
            _devices = await _http!.GetFromJsonAsync<RoomDevices>($"api/editions/{Model.EditionSlug}/rooms/{Model.RoomSlug}/devices", WireJson.Options);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            // What was known is no reason to wait any more.
            _devices = null;
        }
    }

    private async Task RecallChoiceAsync()
    {
        if (await _keys!.InvokeAsync<string?>("recall", ChoiceKey) is { } kept && kept.Split(' ') is [var percent, var seconds]
            && int.TryParse(percent, CultureInfo.InvariantCulture, out var share) && int.TryParse(seconds, CultureInfo.InvariantCulture, out var most))
        {
            _choice = new(Math.Clamp(share, 0, 100), Math.Clamp(most, 0, 60));
        }
    }

    private async Task ChooseWaitAsync(WaitChoice choice)
    {
        _choice = new(Math.Clamp(choice.Percent, 0, 100), Math.Clamp(choice.Seconds, 0, 60));
        await _keys!.InvokeVoidAsync("keep", ChoiceKey, string.Create(CultureInfo.InvariantCulture, $"{_choice.Percent} {_choice.Seconds}"));
    }
}
