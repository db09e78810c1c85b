using System.Text.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

/// <summary>
/// The vectors that the screens' TypeScript is held to as well. The readings are worked out by hand; the rundowns beside them are what
/// this code unrolls. When a rundown changes on purpose, run the tests once with HEARING_WRITE_VECTORS=1 and look at the difference.
/// </summary>
public sealed class VectorTests
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    [Fact]
    public void The_rundown_is_unrolled_as_the_vectors_have_it()
    {
        var made = JsonSerializer.Serialize(new Vectors([.. VectorCases.All().Select(c => c.Vector)]), Indented) + "\n";
        if (Environment.GetEnvironmentVariable("HEARING_WRITE_VECTORS") == "1")
        {
            File.WriteAllText(Location(), made);
        }

        Assert.Equal(File.ReadAllText(Location()), made);
    }

    [Fact]
    public void Each_vector_reads_as_it_was_worked_out()
    {
        var vectors = JsonSerializer.Deserialize<Vectors>(File.ReadAllText(Location()), WireJson.Options)!;
        Assert.NotEmpty(vectors.Cases);
        foreach (var (name, rundown, readings) in vectors.Cases)
        {
            foreach (var expected in readings)
            {
                Assert.Equal((name, Text(expected)), (name, Text(Reading.Of(rundown, expected.At))));
            }
        }
    }

    [Fact]
    public void Reading_a_vector_and_asking_the_timeline_is_the_same()
    {
        foreach (var (vector, hall) in VectorCases.All())
        {
            foreach (var at in vector.Readings.Select(r => r.At))
            {
                var timeline = Timeline.At(hall.Plan, hall.Facts, at);
                Assert.Equal(vector.Readings.Single(r => r.At == at).OnStage, timeline.OnStage);
            }
        }
    }

    private static string Text(Reading reading) => JsonSerializer.Serialize(reading, WireJson.Options);

    private static string Location()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "vectors")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("tests/vectors");
        }

        return Path.Combine(folder.FullName, "tests", "vectors", "rundown.json");
    }

    internal sealed record Vectors(IReadOnlyList<Vector> Cases);

    internal sealed record Vector(string Name, Rundown Rundown, IReadOnlyList<Reading> Readings);

    internal sealed record FilmReading(FilmId FilmId, long Position, bool Moves);

    internal sealed record Reading(
        DateTimeOffset At, PartId? OnStage, SegmentState? State, long MovesIn, long Elapsed, long Remaining, long Over, FilmReading? Film,
        PartId? Next, long Late, IReadOnlyDictionary<PartId, DateTimeOffset> Forecasts,
        IReadOnlyDictionary<string, DateTimeOffset> HardPoints)
    {
        public static Reading Of(Rundown rundown, DateTimeOffset at)
        {
            var read = RundownReader.At(rundown, at);
            return new(
                at, read.OnStage, read.State, read.MovesInMilliseconds, read.ElapsedMilliseconds, read.RemainingMilliseconds, read.OverMilliseconds,
                read.Film is { } film ? new(film, read.FilmOffsetMilliseconds, read.FilmMoves) : null, read.Next, read.LateMilliseconds, read.Forecasts,
                read.HardPoints);
        }
    }
}
