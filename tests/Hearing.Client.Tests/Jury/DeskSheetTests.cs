using Hearing.Client.Jury;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Jury;

public sealed class DeskSheetTests
{
    private readonly CandidateId _candidate = CandidateId.New();

    [Fact]
    public void What_was_typed_while_saving_stays_to_be_sent()
    {
        var sheet = Sheet();
        sheet.Type(Note("ett"));
        sheet.State = SheetState.Saving;
        sheet.Type(Note("ett två"));
        sheet.Stores(View(1, "ett"), Note("ett"));
        Assert.Equal(("ett två", SheetState.Unsaved, 1), (sheet.Draft.Note, sheet.State, sheet.Revision));
        Assert.True(sheet.IsToBeSent);
    }

    [Fact]
    public void A_sheet_whose_answer_was_lost_is_known_as_stored_when_the_server_says_the_same()
    {
        var sheet = Sheet(View(1, "ett"));
        sheet.Restore(new(0, SheetContent.Empty, Note("ett"), []));
        Assert.Equal((SheetState.Saved, 1), (sheet.State, sheet.Revision));
        Assert.False(sheet.IsToBeSent);
    }

    [Fact]
    public void Different_texts_on_two_devices_both_stay_and_nothing_is_sent_until_the_juror_chose()
    {
        var sheet = Sheet();
        sheet.Type(Note("min"));
        sheet.Meet(View(1, "din"));
        var clash = Assert.Single(sheet.Clashes);
        Assert.Equal(("min", "din"), (sheet.Mine(clash).Note, clash.Theirs.Note));
        Assert.False(sheet.IsToBeSent);
        sheet.Choose(clash, ClashChoice.Both);
        Assert.Equal(("min\n\ndin", true), (sheet.Draft.Note, sheet.IsToBeSent));
    }

    [Fact]
    public void An_open_choice_outlives_the_tab()
    {
        var before = Sheet();
        before.Type(Note("min"));
        before.Meet(View(1, "din"));
        var after = Sheet(View(1, "din"));
        after.Restore(before.Kept);
        Assert.Single(after.Clashes);
        Assert.Equal("min", after.Draft.Note);
        Assert.False(after.IsToBeSent);
    }

    [Fact]
    public void Taking_the_other_devices_text_leaves_nothing_to_send()
    {
        var sheet = Sheet();
        sheet.Type(Note("min"));
        sheet.Meet(View(1, "din"));
        sheet.Choose(sheet.Clashes[0], ClashChoice.Theirs);
        Assert.Equal(("din", SheetState.Saved), (sheet.Draft.Note, sheet.State));
    }

    [Fact]
    public void An_older_answer_changes_nothing()
    {
        var sheet = Sheet(View(3, "ny"));
        sheet.Meet(View(2, "gammal"));
        Assert.Equal(("ny", 3), (sheet.Draft.Note, sheet.Revision));
    }

    [Fact]
    public void A_third_text_takes_the_seconds_place_in_an_open_choice()
    {
        var sheet = Sheet();
        sheet.Type(Note("min"));
        sheet.Meet(View(1, "din"));
        sheet.Meet(View(2, "din och mer"));
        Assert.Equal("din och mer", Assert.Single(sheet.Clashes).Theirs.Note);
        Assert.Equal("min", sheet.Draft.Note);
    }

    private static SheetContent Note(string note) => new([], note);

    private SheetView View(long revision, string note) => new(_candidate, revision, Note(note), null);

    private DeskSheet Sheet(SheetView? view = null) => new(view ?? new(_candidate, 0, SheetContent.Empty, null));
}
