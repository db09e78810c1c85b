using CsCheck;
using Hearing.Domain.Films;

namespace Hearing.Domain.Tests.Films;

public sealed class FilmSeenTests
{
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(100);

    [Fact]
    public void Stretches_join_and_what_lies_outside_the_film_is_left_out()
    {
        var seen = New();
        seen.Add([new(-5000, 10_000), new(50_000, 60_000)], _length, default);
        seen.Add([new(10_000, 20_000), new(95_000, 200_000), new(30_000, 30_000)], _length, default);
        Assert.Equal([new(0, 20_000), new(50_000, 60_000), new(95_000, 100_000)], seen.Seen);
        Assert.Equal(0.35, seen.Share(_length), 9);
        Assert.Equal([new(20_000, 50_000), new(60_000, 95_000)], FilmSeen.Missing(seen.Seen, _length));
    }

    [Fact]
    public void Nothing_seen_leaves_the_whole_film() => Assert.Equal([new(0, 100_000)], FilmSeen.Missing([], _length));

    [Fact]
    public void Seen_and_missing_are_the_whole_film_and_the_share_is_that_of_a_count() =>
        Gen.Select(Gen.Long[-20, 120], Gen.Long[-20, 120]).Array[0, 12].Sample(stretches =>
        {
            var seen = New();
            foreach (var (from, until) in stretches)
            {
                seen.Add([new(from * 1000, until * 1000)], _length, default);
            }

            var counted = Enumerable.Range(0, 100).Count(second => stretches.Any(s => s.Item1 <= second && second < s.Item2));
            Assert.Equal(counted / 100.0, seen.Share(_length), 9);
            Assert.Equal(100 - counted, FilmSeen.Missing(seen.Seen, _length).Sum(s => s.Length()) / 1000);
        });

    private static FilmSeen New() => new() { FilmId = FilmId.New(), PersonId = PersonId.New(), EditionId = EditionId.New() };
}
