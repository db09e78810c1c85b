using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Runs;

/// <summary>Thousands of random days, each command judged and each instant shown as the plain <see cref="ReferenceRun"/> has it.</summary>
public sealed class ReferenceTests
{
    private sealed record Step(int Kind, int Pause, int A, int B, int C);

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 9], Gen.Int[0, 240_000], Gen.Int[0, 1000], Gen.Int[0, 1000])
        .Select(x => new Step(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5));

    private static readonly Gen<RunHall> Halls = Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 6], Gen.Int[0, 2], Gen.Int[1, 200_000]).Array[1, 4].Array[1, 5], Gen.Int[0, 6], Gen.Int[0, 3000], Make);

    private static RunHall Make((int Policy, int Minutes, int IsFilm, int Film)[][] sessions, int dayBreak, int slate)
    {
        var hall = new RunHall { SlateMilliseconds = slate % 3 == 0 ? 0 : slate };
        var start = 0.0;
        foreach (var (index, parts) in sessions.Index())
        {
            start = index == dayBreak ? 24 * 60 : start;
            var cues = hall.Session(start, [.. parts.Select(p => ((EndPolicy)p.Policy, (double)p.Minutes, p.IsFilm == 0 ? 1 + p.Film / 1000 : 0))]);
            start += parts.Sum(p => p.Minutes) + 1;
            hall.Films.Add(new Film
            {
                Id = FilmId.New(),
                EditionId = EditionId.New(),
                CandidateId = hall.CandidateOf(cues[0]),
                Version = 2,
                Title = "",
                Sha256 = "",
                SizeBytes = 1,
                Length = TimeSpan.FromMilliseconds(500 + parts[0].Film),
                MediaType = "video/mp4",
                UploadedAt = RunHall.Morning,
            });
        }

        var starts = hall.Items.Select(i => i.Start).Reverse().ToList();
        hall.Later.Add(RunHall.Programme(2, hall.Items.Select((item, i) => item with { Start = starts[i], End = starts[i] }).Skip(hall.Items.Count > 3 ? 1 : 0)));
        return hall;
    }

    [Fact]
    public void Every_command_and_instant_is_as_the_reference_has_it() => Gen.Select(Halls, Steps.Array[1, 25]).Sample(
        (hall, steps) =>
        {
            var reference = new ReferenceRun([hall.Items, hall.Later[0].Items], hall.Pins().Films, hall.Films, hall.SlateMilliseconds);
            Give(hall, reference, new StartRun());
            foreach (var step in steps)
            {
                reference.Wait(step.Pause < 4 && reference.Until is { } until ? Math.Max(0, until + step.Pause - 1) : step.Pause < 6 ? 0 : step.A);
                Compare(hall, reference);
                Give(hall, reference, Command(step, hall, reference));
                Compare(hall, reference);
            }
        }, iter: 3000);

    private static void Give(RunHall hall, ReferenceRun reference, RunCommand command)
    {
        var id = Guid.NewGuid();
        var onStage = reference.Stage?.Id;
        var taken = reference.Give(command, id);
        try
        {
            hall.Do(At(reference), command, onStage, id);
            Assert.True(taken, $"{command} was taken.");
        }
        catch (Refused refused)
        {
            Assert.Equal(RefusalCode.CommandNotPossible, refused.Code);
            Assert.False(taken, $"{command} was refused: {refused.Message}");
        }
    }

    private static void Compare(RunHall hall, ReferenceRun reference)
    {
        var reading = hall.Reading(At(reference));
        var stage = reference.Stage;
        var state = stage is null ? (SegmentState?)null : reference.IsHeld ? SegmentState.Held : reference.SlateLeft > 0 ? SegmentState.Slate : SegmentState.Running;
        var length = stage?.Length ?? 0;
        var film = Math.Min(reference.Elapsed, stage?.Film ?? 0);
        Assert.Equal(
            (stage?.Id, state, reference.SlateLeft, reference.Elapsed, Math.Max(0, length - reference.Elapsed), Math.Max(0, reference.Elapsed - length), film),
            (reading.OnStage, reading.State, reading.MovesInMilliseconds, reading.ElapsedMilliseconds, reading.RemainingMilliseconds, reading.OverMilliseconds, reading.FilmOffsetMilliseconds));
        Assert.Equal(reference.Coming.Select(c => c.Id), reading.Forecasts.Keys);
        Assert.Equal(reference.Coming.FirstOrDefault()?.Id, reading.Next);
    }

    private static DateTimeOffset At(ReferenceRun reference) => RunHall.Morning.AddMilliseconds(reference.Clock);

    private static RunCommand Command(Step step, RunHall hall, ReferenceRun reference)
    {
        var coming = reference.Coming;
        PartId? Coming(int n) => coming.Count > 0 ? coming[n % coming.Count].Id : null;
        PartId Any(int n) => reference.Order[n % reference.Order.Count].Id;
        PartId? Sometimes(int n) => n % 3 == 0 ? null : Coming(n);
        return step.Kind switch
        {
            0 or 1 or 2 => new StartNext(),
            3 => new GoBack(),
            4 => new GoBack(Any(step.B)),
            5 or 6 => new HoldCue(step.B % 2 == 0 ? null : HoldReason.PresenterLost),
            7 or 8 => new ResumeCue(),
            9 => new ExtendCue(step.A / 1000 - 120),
            10 => new ExtendCue(-(int)(reference.Stage is { } s ? (s.Length - reference.Elapsed) / 1000 : 5)),
            11 => new ExtendCue(step.A / 500 - 240, Any(step.B)),
            12 => new SkipCue(Sometimes(step.B), step.C % 2 == 0),
            13 => new SkipCue(GiveTimeToTalk: step.C % 2 == 0),
            14 => new MoveCue(Coming(step.B) ?? Any(step.B), Sometimes(step.C), step.B % 4 == 0),
            15 => new InsertCue(step.B % 9 == 0 ? "" : "Paus", PartKind.Pause, step.A / 1000, (EndPolicy)(step.B % 3), Sometimes(step.C)),
            16 or 17 => new PostponeSession(reference.Stage?.Session ?? hall.Items[0].SessionId, Sometimes(step.C), step.B % 3 == 0),
            18 => new PostponeSession(hall.Items[step.B % hall.Items.Count].SessionId, Sometimes(step.C), step.B % 4 == 0),
            19 => new ReplaceFilm(Any(step.B), hall.Films[step.C % hall.Films.Count].Id),
            20 => new AdoptProgramme(1 + step.B % 3),
            21 => new ApplyRepair([new CueExtended(Any(step.B), -step.A / 4000), new CueSkipped(Any(step.C)), new SessionPostponed(hall.Items[0].SessionId, Sometimes(step.A))]),
            22 => step.B % 20 == 0 ? new FinishRun() : new ShowMessage("Hej"),
            _ => new UndoFact(),
        };
    }
}
