using System.Text.Json;
using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;

namespace Hearing.Domain.Tests.Jury;

public sealed class OverviewTests
{
    [Fact]
    public void Nobody_sees_the_marks_of_others_before_the_chair_opens_them() =>
        Assert.Equal(RefusalCode.MarksClosed, Assert.Throws<Refused>(() => new JuryYear().Overview(0)).Code);

    [Fact]
    public void A_row_has_mean_and_extremes_of_the_jurors_without_conflict()
    {
        var year = Open(new JuryYear().Marked(0, 0, 2).Marked(1, 0, 5).Marked(2, 0, 1).InConflict(2, 0));
        var row = year.Overview(0)[0];
        Assert.Equal(new CriterionSummary("vision", 2, 3.5, 2, 5), row.Criteria[0]);
        Assert.Equal((2, 2), (row.Marked, row.Able));
        Assert.Equal(SheetContent.Empty, row.Jurors[2].Content);
    }

    [Fact]
    public void The_marks_of_a_juror_who_speaks_for_the_candidate_do_not_count()
    {
        var year = Open(new JuryYear().Marked(0, 0, 2).Marked(1, 0, 5).Marked(1, 1, 4));
        year.Jurors[1].CandidateId = year.Candidates[0].Id;
        Assert.Equal([(1, 2, 2.0), (1, 3, 4.0)], year.Overview(0).Select(r => (r.Marked, r.Able, r.Mean!.Value)));
    }

    [Fact]
    public void Jurors_in_conflict_and_those_who_left_the_jury_cannot_take_part_in_the_decision()
    {
        var year = Open(new JuryYear().Marked(1, 0, 4).InConflict(2, 0));
        Assert.Equal(2, year.Overview(0)[0].Able);
        year.Jurors[1].WithdrawnAt = JuryYear.Now;
        var row = year.Overview(0)[0];
        Assert.Equal((1, 1), (row.Able, row.Marked));
    }

    /// <summary>The law that secrecy rests on: what a juror in conflict is shown does not depend on anything about that candidate.</summary>
    [Fact]
    public void Nothing_that_a_juror_in_conflict_sees_depends_on_that_candidate() => Gen.Int[1, 5].Array[0, 2].Sample(marks =>
    {
        var year = Open(new JuryYear().Marked(0, 1, 3).Marked(1, 1, 4).InConflict(0, 0));
        var without = JsonSerializer.Serialize(year.Overview(0), WireJson.Options);
        for (var i = 0; i < marks.Length; i++)
        {
            year.Marked(i + 1, 0, marks[i]);
        }

        Assert.Equal(without, JsonSerializer.Serialize(year.Overview(0), WireJson.Options));
    });

    private static JuryYear Open(JuryYear year)
    {
        year.Edition.MarksOpenedAt = JuryYear.Now;
        return year;
    }
}
