using Hearing.Api.Floors.Recording;
using Hearing.Domain;

namespace Hearing.Api.Tests.Floors;

public sealed class RecordingOrderTests
{
    [Fact]
    public void A_title_cannot_become_a_line_of_its_own_among_the_chapters()
    {
        var text = ChapterText.Of("A\n[CHAPTER]", [new(TimeSpan.Zero, "x=1;#\\\r\ntitle=y")], TimeSpan.FromSeconds(2));
        Assert.Equal([";FFMETADATA1", "title=A [CHAPTER]", "[CHAPTER]", "TIMEBASE=1/1000", "START=0", "END=2000", @"title=x\=1\;\#\\ title\=y"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(0, 1, "0,0,1280,720")]
    [InlineData(0, 2, "0,0,640,720 640,0,640,720")]
    [InlineData(0, 3, "0,0,640,360 640,0,640,360 0,360,640,360")]
    [InlineData(1, 1, "0,0,960,720 960,0,320,180")]
    [InlineData(1, 0, "0,0,1280,720")]
    [InlineData(0, 0, "")]
    public void Everybody_has_a_place_of_their_own_in_the_picture(int screens, int cameras, string expected)
    {
        var cells = Cell.Of(screens, cameras);
        Assert.Equal(expected, string.Join(' ', cells.Screens.Concat(cells.Cameras).Select(c => $"{c.X},{c.Y},{c.Width},{c.Height}")));
    }

    [Fact]
    public void No_picture_is_outside_and_those_that_do_not_fit_are_heard_alone()
    {
        for (var cameras = 1; cameras <= 40; cameras++)
        {
            var cells = Cell.Of(0, cameras).Cameras;
            Assert.True(cells.Count == Math.Min(cameras, 9) && cells.Distinct().Count() == cells.Count && cells.All(c => c.X + c.Width <= Cell.FullWidth && c.Y + c.Height <= Cell.FullHeight && c.Width % 2 == 0 && c.Height % 2 == 0), $"{cameras}");
        }
    }

    [Fact]
    public void A_tape_is_known_by_its_name_and_what_is_none_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("hearing-tapes-").FullName;
        try
        {
            var (edition, cue, person) = (EditionId.New(), PartId.New(), PersonId.New());
            var name = Tape.NameOf(edition, cue, person, true, DateTimeOffset.UnixEpoch);
            foreach (var file in new[] { $"{name}-video-0.mjr", $"{edition.Value:N}-x.mjr", $"{edition.Value:N}-{cue.Value:N}-1-{person.Value:N}-other-video-0.mjr", "notes.txt" })
            {
                File.WriteAllText(Path.Combine(folder, file), "MJR00002{}");
            }

            var tape = Assert.Single(Tape.In(folder, edition));
            Assert.Equal((cue, person, true, true), (tape.Cue, tape.Person, tape.IsScreen, tape.IsPicture));
            Assert.Null(TapeHeader.BeganAt(tape.Path));
            Assert.Empty(Tape.In(Path.Combine(folder, "away"), edition));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
