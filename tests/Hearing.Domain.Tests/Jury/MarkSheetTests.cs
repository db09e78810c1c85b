using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;

namespace Hearing.Domain.Tests.Jury;

public sealed class MarkSheetTests
{
    private readonly JuryYear _year = new();

    [Theory]
    [InlineData(1), InlineData(5)]
    public void Both_ends_of_the_scale_are_marks(int mark) => Assert.Equal(mark, Written(new([new("vision", mark, "")], "")).Marks[0].Mark);

    [Theory]
    [InlineData(0), InlineData(6)]
    public void A_number_outside_the_scale_is_no_mark(int mark) => Refuses(new([new("vision", mark, "")], ""));

    [Fact]
    public void An_unknown_criterion_is_refused() => Refuses(new([new("other", 3, "")], ""));

    [Fact]
    public void A_criterion_named_twice_is_refused() => Refuses(new([new("vision", 3, ""), new("vision", 4, "")], ""));

    [Fact]
    public void A_note_of_the_longest_length_is_kept_and_one_more_is_refused()
    {
        Assert.Equal(SheetContent.LongestNote, Written(new([], new('x', SheetContent.LongestNote))).Note.Length);
        Refuses(new([], new('x', SheetContent.LongestNote + 1)));
    }

    [Fact]
    public void Empty_lines_and_control_characters_are_left_out()
    {
        var sheet = Written(new([new("equity", null, ""), new("vision", null, "a\0b\r\nc")], ""));
        Assert.Equal("ab\nc", Assert.Single(sheet.Marks).Note);
    }

    [Fact]
    public void A_reason_for_a_conflict_holds_no_control_characters_and_is_not_only_such()
    {
        Assert.Equal("släkt\nmed chefen", Declared(" släkt\0\r\nmed chefen ").Reason);
        Assert.Equal("ReasonMissing", Assert.Throws<Refused>(() => Declared("\0 \a")).Reason);
    }

    [Fact]
    public void Nothing_is_written_after_the_release()
    {
        _year.Edition.Release(JuryYear.Now);
        Assert.Equal(RefusalCode.MarksClosed, Assert.Throws<Refused>(() => Written(SheetContent.Empty)).Code);
    }

    private Conflict Declared(string reason) => Conflict.Declare(_year.Edition.Id, _year.Jurors[0].Id, _year.Candidates[0].Id, reason, JuryYear.Now);

    private void Refuses(SheetContent content) => Assert.Equal(RefusalCode.Invalid, Assert.Throws<Refused>(() => Written(content)).Code);

    private MarkSheet Written(SheetContent content)
    {
        var sheet = new MarkSheet { Id = Guid.NewGuid(), EditionId = _year.Edition.Id, JurorId = _year.Jurors[0].Id, CandidateId = _year.Candidates[0].Id };
        sheet.Write(content, _year.Edition, JuryYear.Now);
        return sheet;
    }
}
