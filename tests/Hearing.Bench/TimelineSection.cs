using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Ledgers;
using Hearing.Domain.Runs.Repairs;

namespace Hearing.Bench;

/// <summary>The run's own sums on a day of 40 sessions (160 cues) and 500 facts: folding, looking up, repairs, and the rundown on the wire.</summary>
internal static class TimelineSection
{
    private const int Sessions = 40;
    private const int Facts = 500;
    private static readonly DateTimeOffset Morning = new(2026, 11, 10, 5, 0, 0, TimeSpan.Zero);

    public static Task RunAsync(string app)
    {
        var plan = Plan();
        var facts = LateDay(plan);
        var fold = RunFold.Of(plan, facts);
        var now = facts[^1].At.AddSeconds(30);
        var next = new RecordedFact(facts.Count + 1, now, new MessageShown("Hej"));
        Table.Row($"Timeline.At on {Sessions} sessions and {facts.Count} facts, with the fold kept (look-up)", "≤ 20 µs", Micro(() => fold.At(now)));
        Table.Row("… without, folding all facts first", "reported", Micro(() => Timeline.At(plan, facts, now)));
        Table.Row("one fact more onto a kept fold, with its rundown", "reported", Micro(() => RundownWriter.Of(fold.With(next).State, "2026", "main", facts.Count + 1, Name)));
        Table.Row("what is broken and three repairs", "a few ms", Micro(() => Repairing.Offer(fold, now, [])));
        Table.Row("the ledger, made and read", "reported", Micro(() => LedgerReader.At(LedgerWriter.Of(fold.State, fold.Revision), now)));
        Wire("when it begins", RundownWriter.Of(RunFold.Of(plan, facts.Take(1)).State, "2026", "main", 1, Name));
        Wire($"after {facts.Count} facts", RundownWriter.Of(fold.State, "2026", "main", facts.Count, Name));
        return Task.CompletedTask;
    }

    private static void Wire(string when, Rundown rundown)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(rundown, WireJson.Options);
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        Table.Row($"rundown of {Sessions} sessions {when}, gzipped as followers get it", "≤ 4 kB", $"{packed.ToArray().Length / 1000.0:0.0} kB of {bytes.Length / 1000.0:0.0} kB");
    }

    private static string Micro(Func<object> work)
    {
        // Long enough for the just-in-time compiler to have made its best of it.
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm) < TimeSpan.FromSeconds(1))
        {
            work();
        }

        var taken = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            work();
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }

        return $"{Table.Median(taken):0.0} µs";
    }

    private static string Name(CandidateId id) => $"Kommunen med nummer {id.Value.ToString()[^4..]}";

    private static RunPlan Plan()
    {
        var items = new List<ProgrammeItem>();
        var films = new List<CueFilm>();
        for (var i = 0; i < Sessions; i++)
        {
            var start = Morning.AddMinutes(i * 22);
            Part[] parts =
            [
                Part(PartKind.Film, "Filmen", 3, EndPolicy.Auto), Part(PartKind.Presentation, "Presentation", 8, EndPolicy.Warn),
                Part(PartKind.Sketch, "Skiss till webbinarium", 4, EndPolicy.Warn), Part(PartKind.Questions, "Juryns frågor", 6, EndPolicy.Wait),
            ];
            films.Add(new(parts[0].Id, FilmId.New(), 1, 170_000 + i * 77));
            var candidate = CandidateId.New();
            items.Add(new(SessionId.New(), SessionKind.Candidate, Name(candidate), candidate, "main", start, start.AddMinutes(21), parts, 0) { BufferPurpose = "byte på scen" });
        }

        var programme = new Programme { EditionId = EditionId.New(), Version = 1, PublishedAt = Morning, Items = items };
        PinnedHardPoint[] points = [new("lunch", Morning.AddHours(7), "Lunch"), new("end", Morning.AddMinutes(Sessions * 22), "Slut")];
        return new("main", [programme], new(1, "Europe/Stockholm", 3000, films, points));
    }

    private static Part Part(PartKind kind, string title, int minutes, EndPolicy policy) =>
        new(PartId.New(), kind, title, TimeSpan.FromMinutes(minutes), policy, null);

    /// <summary>A day that has come half way and runs late, with many holds and changes.</summary>
    private static List<RecordedFact> LateDay(RunPlan plan)
    {
        var desk = new CommandDesk(plan, [], _ => null);
        var facts = new List<RecordedFact>();
        var fold = RunFold.Before(plan);
        Do(new StartRun());
        while (facts.Count < Facts)
        {
            var stage = fold.State.Advance(facts[^1].At.AddSeconds(56)).Stage;
            Do(stage is { HeldAt: not null } ? new ResumeCue() : facts.Count % 6 == 5 ? new StartNext()
                : facts.Count % 3 == 0 ? new ExtendCue(5) : new HoldCue(HoldReason.Technical));
        }

        return facts;

        void Do(RunCommand command)
        {
            var at = facts.Count == 0 ? Morning : facts[^1].At.AddSeconds(56);
            var envelope = new CommandEnvelope(Guid.NewGuid(), facts.Count, command, fold.State.Advance(at).OnStage);
            var fact = new RecordedFact(facts.Count + 1, at, Commanding.Decide(desk, facts, fold, envelope, at));
            facts.Add(fact);
            fold = fold.With(fact);
        }
    }
}
