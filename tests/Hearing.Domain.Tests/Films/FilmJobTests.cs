using Hearing.Domain.Films;

namespace Hearing.Domain.Tests.Films;

public sealed class FilmJobTests
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset _now = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FilmJob _job = new() { Id = Guid.NewGuid(), EditionId = EditionId.New(), FilmId = FilmId.New(), Kind = FilmJobKind.Transcode, QueuedAt = _now };

    [Fact]
    public void Another_may_take_over_once_the_lease_has_run_out()
    {
        _job.Start(_now, _lease);
        Assert.False(_job.MayStart(_now + _lease));
        Assert.True(_job.MayStart(_now + _lease + TimeSpan.FromMilliseconds(1)));
        _job.Reach(40, _now + _lease, _lease);
        Assert.False(_job.MayStart(_now + _lease + _lease));
    }

    [Fact]
    public void A_job_that_keeps_ending_with_its_process_is_given_up()
    {
        var at = _now;
        for (var start = 1; start <= FilmJob.MostStarts; start++, at += _lease + _lease)
        {
            _job.Start(at, _lease);
            Assert.Equal(FilmJobState.Running, _job.State);
        }

        _job.Start(at, _lease);
        Assert.Equal((FilmJobState.Failed, "KeepsStopping"), (_job.State, _job.Trouble));
    }

    [Fact]
    public void A_start_that_was_let_go_does_not_count()
    {
        for (var start = 0; start < 10; start++)
        {
            _job.Start(_now, _lease);
            _job.LetGo();
        }

        Assert.True(_job.MayStart(_now));
        Assert.Equal(0, _job.Starts);
    }

    [Fact]
    public void Progress_never_goes_back_and_tells_the_time_left()
    {
        _job.Start(_now, _lease);
        Assert.Null(_job.TimeLeft(_now));
        _job.Reach(25, _now, _lease);
        _job.Reach(20, _now, _lease);
        Assert.Equal((25, TimeSpan.FromSeconds(30)), (_job.Percent, _job.TimeLeft(_now.AddSeconds(10))));
    }

    [Fact]
    public void What_is_over_cannot_be_cancelled()
    {
        _job.Start(_now, _lease);
        _job.Finish(_now);
        _job.Cancel(_now);
        Assert.Equal(FilmJobState.Done, _job.State);
    }
}
