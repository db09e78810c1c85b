using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;

namespace Hearing.Api.Tests.Editions;

/// <summary>The two days of the finished sample, as the commands that were given: the sample's facts are what the domain makes of them.</summary>
internal sealed class HearingDays2021
{
    private const int Organiser = 0;
    private const int Technician = 5;
    private readonly EditionContent _content;
    private readonly CommandDesk _desk;
    private readonly List<RecordedFact> _facts = [];
    private readonly List<RunFactDocument> _written = [];

    public HearingDays2021(EditionDocument document)
    {
        _content = EditionImport.Content(document with { Runs = [] });
        var pins = Pinning.Of(_content.Edition, _content.Programmes[^1], "main", _content.Films, new HashSet<PartId>());
        _desk = new(new("main", _content.Programmes, pins), _content.Films, _ => null);
        FirstDay(new(2021, 10, 13));
        SecondDay(new(2021, 10, 14));
    }

    public IReadOnlyList<RunFactDocument> Facts => _written;

    private void FirstDay(DateOnly day)
    {
        Give(day, "08:30:20", new StartRun());
        Next(day, "08:44:50", "09:30:40", "09:45:20", "10:14:30");
        Give(day, "10:52:10", new HoldCue(), Technician);
        Give(day, "10:52:40", new ShowMessage("Bilden har försvunnit. Vi väntar på att Göteborg kommer tillbaka."), Technician);
        Give(day, "10:53:40", new ResumeCue(), Technician);
        Give(day, "10:53:50", new ShowMessage(""), Technician);
        Next(day, "11:16:10", "11:31:00");
        Give(day, "11:40:00", new ExtendCue(-120));
        Next(day, "11:59:10", "13:44:30");
        Give(day, "13:50:00", new ExtendCue(180));
        Next(day, "14:02:40", "14:31:50", "15:31:30", "15:46:40", "16:16:10");
    }

    private void SecondDay(DateOnly day)
    {
        Next(day, "08:30:10", "09:15:20", "09:30:00", "09:59:30", "10:59:40", "11:15:10", "11:45:20", "13:31:00", "13:45:50", "14:15:20");
        Give(day, "15:24:00", new ExtendCue(1500));
        Next(day, "15:55:00");
        Give(day, "16:09:30", new FinishRun());
    }

    private void Next(DateOnly day, params string[] times)
    {
        foreach (var time in times)
        {
            Give(day, time, new StartNext());
        }
    }

    private void Give(DateOnly day, string time, RunCommand command, int by = Organiser)
    {
        var at = _content.Edition.Zone.ToInstant(day, TimeOnly.Parse(time, null));
        var envelope = new CommandEnvelope(
            Guid.Parse($"02021000-0000-7000-8000-{_facts.Count + 201:d12}"), _facts.Count, command, Timeline.Of(_desk.Plan, _facts, at).OnStage);
        var fact = Commanding.Decide(_desk, _facts, envelope, at);
        _facts.Add(new(_facts.Count + 1, at, fact));
        _written.Add(new()
        {
            Revision = _facts.Count,
            At = at,
            By = _content.People[by].Id,
            CommandId = envelope.CommandId,
            CommandHash = RunJson.Hash(envelope),
            Kind = RunJson.Kind(fact),
            Body = System.Text.Json.JsonElement.Parse(RunJson.Text(fact)),
        });
    }
}
