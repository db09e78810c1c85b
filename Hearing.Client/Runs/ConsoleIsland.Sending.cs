using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <content>
/// How a command goes: at once; kept and offered again when the server was away; sent again with its own id when its answer was lost, but
/// only while it is recent and what its giver saw still holds.
/// </content>
public sealed partial class ConsoleIsland
{
    private CommandSender? _sender;
    private KeptCommand? _kept;
    private bool _sending;
    private string? _notice;
    private string _noticeKind = "";

    private async Task SendAsync(RunCommand command, string name)
    {
        if (_connection is null || _sending)
        {
            return;
        }

        if (_kept is { WasSent: true, IsOffered: false })
        {
            Say(T["KeptFirst", _kept.Name], "warn");
            return;
        }

        if (IsAway && _kept is { } waiting)
        {
            Say(T["KeptAlready", name, waiting.Name, Words.Time(waiting.GivenAt, "HH:mm:ss")], "warn");
            return;
        }

        Look();
        if (Waits(command, name))
        {
            return;
        }

        var envelope = new CommandEnvelope(Guid.CreateVersion7(), Run.Revision, command, Reading.OnStage);
        var kept = new KeptCommand(envelope, name, _time.GetTimestamp(), Now, WasSent: !IsAway);
        if (IsAway)
        {
            (_kept, _notice) = (kept, null);
            StateHasChanged();
            return;
        }

        _kept = null;
        await SendAsync(kept);
    }

    private async Task SendAsync(KeptCommand command)
    {
        (_sending, _notice) = (true, null);
        StateHasChanged();
        var outcome = await _sender!.SendAsync(command.Envelope);
        _sending = false;
        await TakeAsync(command, outcome, "Done");
    }

    private async Task TakeAsync(KeptCommand command, CommandOutcome outcome, string done)
    {
        if (outcome.Rundown is { } newest)
        {
            _connection!.Take(newest);
        }

        if (outcome.IsUnknown)
        {
            _kept = command;
            Refresh();
            return;
        }

        _kept = _kept?.Envelope.CommandId == command.Envelope.CommandId ? null : _kept;
        Say(outcome.IsDone ? T[done, command.Name] : Refusal(outcome.RefusedCode!), outcome.IsDone ? "good" : "warn");
        if (outcome.RefusedCode == Refused.Text(RefusalCode.RevisionChanged) && Model.MayAll)
        {
            await SayWhoWasFirstAsync(command.Envelope.ExpectedRevision);
        }
    }

    /// <summary>The server is back: what became of a command that was sent is asked first; what was never sent is offered.</summary>
    private async Task ResolveAsync(KeptCommand kept)
    {
        if (!kept.WasSent)
        {
            _kept = kept with { IsOffered = true };
            return;
        }

        _sending = true;
        var found = await _sender!.FindAsync(kept.Envelope.CommandId);
        _sending = false;
        if (found.IsUnknown)
        {
            return;
        }

        if (found.IsDone)
        {
            await TakeAsync(kept, found, "KeptWasDone");
        }
        else if (kept.MayRepeat(_time.GetElapsedTime(kept.Stamp), Run.Revision, Reading.OnStage))
        {
            await SendAsync(kept);
        }
        else
        {
            _kept = kept with { IsOffered = true };
            Refresh();
        }
    }

    /// <summary>Gives a kept command anew, as somebody who sees how things stand now.</summary>
    private Task DoKeptAsync()
    {
        if (_kept is not { IsOffered: true } kept || IsAway)
        {
            return Task.CompletedTask;
        }

        _kept = null;
        return SendAsync(kept.Envelope.Command, kept.Name);
    }

    private Task DropKept()
    {
        _kept = _kept is { WasSent: true, IsOffered: false } ? _kept : null;
        return ShowAsync();
    }

    private async Task SayWhoWasFirstAsync(long revision)
    {
        await LoadDeskAsync();
        if (_desk?.Revision < Run.Revision)
        {
            // What was on its way was asked for before.
            await LoadDeskAsync();
        }

        if (_desk?.After(revision) is { } first)
        {
            Say(T["SomebodyWasFirst", first.By ?? T["Somebody"], Words.Fact(first.Fact), Words.Cue(Reading.OnStage)], "warn");
        }
    }

    private void Say(string notice, string kind)
    {
        (_notice, _noticeKind) = (notice, kind);
        Refresh();
    }

    private string Refusal(string code) =>
        T[$"Refused.{code}"] is { ResourceNotFound: false } known ? known.Value : T["Refused.command-not-possible"].Value;
}
