using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;

namespace Hearing.Domain.Tests.Jury;

public sealed class SheetMergeTests
{
    private static readonly Gen<SheetContent> AnySheet =
        from vision in Gen.Select(Gen.Int[1, 2].Nullable(), Any("", "a", "b"))
        from equity in Gen.Select(Gen.Int[1, 2].Nullable(), Any("", "a", "b"))
        from note in Any("", "c", "d")
        select new SheetContent([new("vision", vision.Item1, vision.Item2), new("equity", equity.Item1, equity.Item2)], note);

    [Fact]
    public void Places_that_one_device_changed_are_taken_over_from_both()
    {
        var merge = SheetMerge.Of(SheetContent.Empty, new([new("vision", 3, "min")], ""), new([new("equity", 4, "din")], ""));
        Assert.Empty(merge.Clashes);
        Assert.True(merge.Content.SaysTheSameAs(new([new("vision", 3, "min"), new("equity", 4, "din")], "")));
    }

    [Fact]
    public void A_place_that_both_changed_keeps_both_texts()
    {
        var merge = SheetMerge.Of(SheetContent.Empty, new([], "min"), new([], "din"));
        var clash = Assert.Single(merge.Clashes);
        Assert.Null(clash.Criterion);
        Assert.Equal(("min", "din"), (clash.Mine.Note, clash.Theirs.Note));
        Assert.Equal("min\n\ndin", SheetMerge.Both(clash).Note);
    }

    [Fact]
    public void Nothing_of_either_text_is_lost() => Gen.Select(AnySheet, AnySheet, AnySheet).Sample((before, mine, theirs) =>
    {
        var merge = SheetMerge.Of(before, mine, theirs);
        foreach (var criterion in new[] { "vision", "equity" })
        {
            var clash = merge.Clashes.FirstOrDefault(c => c.Criterion == criterion);
            var kept = clash is null ? [merge.Content.For(criterion)] : new[] { clash.Mine, clash.Theirs };
            Assert.True(mine.For(criterion) == before.For(criterion) || kept.Contains(mine.For(criterion)));
            Assert.True(theirs.For(criterion) == before.For(criterion) || kept.Contains(theirs.For(criterion)));
        }
    });

    [Fact]
    public void The_same_change_on_both_is_no_clash() => Gen.Select(AnySheet, AnySheet).Sample((before, both) =>
    {
        var merge = SheetMerge.Of(before, both, both);
        Assert.Empty(merge.Clashes);
        Assert.True(merge.Content.SaysTheSameAs(both));
    });

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
