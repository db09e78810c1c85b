using Hearing.Domain.Contracts;
using Hearing.Domain.Help;
using Hearing.Domain.People;
using Hearing.Domain.Screens;

namespace Hearing.Domain.Tests.Help;

public sealed class HelpRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "Entrén", "Vi kommer inte in", "WhoMissing")]
    [InlineData("Åsa", "  ", "Vi kommer inte in", "WhereMissing")]
    [InlineData("Åsa", "Entrén", "\u0007", "WhatMissing")]
    public void A_call_says_who_where_and_what(string who, string where, string what, string reason) =>
        Assert.Equal(reason, Assert.Throws<Refused>(() => HelpRequest.Ask(EditionId.New(), null, "", who, where, what, Now)).Reason);

    [Fact]
    public void A_solved_call_is_neither_taken_nor_solved_again_until_it_is_opened_anew()
    {
        var (call, helper) = (Call(), PersonId.New());
        call.Take(helper, Now);
        call.Solve(PersonId.New(), Now);
        Assert.Equal((HelpState.Solved, helper, ""), (call.State, call.TakenBy!.Value, call.AddressHash));
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => call.Take(helper, Now)).Code);
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => call.Solve(helper, Now)).Code);
        call.Reopen();
        Assert.Equal((HelpState.Open, null), (call.State, call.TakenBy));
    }

    [Fact]
    public void Erasing_leaves_nothing_that_the_person_wrote()
    {
        var call = Call();
        call.Forget();
        Assert.Equal((null, "", "", "", ""), (call.By, call.Who, call.Where, call.What, call.AddressHash));
    }

    [Fact]
    public void A_paired_screen_shows_what_it_is_told_and_a_revoked_one_takes_no_orders()
    {
        var display = new Display { Id = Guid.NewGuid(), SecretHash = "s", CreatedAt = Now };
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => display.Set(ScreenKind.Timer, "Scenen")).Code);
        display.Pair(EditionId.New(), "main", Now);
        display.Set(ScreenKind.Timer, " Scenen ");
        Assert.Equal((ScreenKind.Timer, "Scenen"), (display.Shows, display.Name));
        display.Revoke(Now);
        Assert.Equal(RefusalCode.CommandNotPossible, Assert.Throws<Refused>(() => display.Set(ScreenKind.Door, "")).Code);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(12, 12)]
    [InlineData(13, 12)]
    public void A_slide_beyond_either_end_is_the_end(int wanted, int shown)
    {
        var picture = new HallPicture { EditionId = EditionId.New(), Room = "main" };
        picture.Show(new() { Id = Guid.NewGuid(), EditionId = picture.EditionId, CandidateId = CandidateId.New(), Version = 1, Sha256 = "", SizeBytes = 1, Pages = 12, UploadedAt = Now }, wanted);
        Assert.Equal(shown, picture.Page);
    }

    private static HelpRequest Call() => HelpRequest.Ask(EditionId.New(), PersonId.New(), "abc", "Åsa", "Entrén", "Vi kommer inte in", Now);
}
