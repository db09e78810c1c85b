using System.Net.Http.Json;
using Hearing.Api.Planning;
using Hearing.Api.Planning.Solver;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearing.Api.Tests.Planning;

public sealed class SolveApiTests : IDisposable
{
    private readonly HearingApp _app = new();
    private HttpClient _organiser;

    public SolveApiTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_solve_is_made_followed_and_taken_over_and_never_changes_the_plan()
    {
        var planned = await PlannedEdition.In(_app);
        var before = await PlannedEdition.Read(_organiser);
        var address = await Start(new SolveRequest(20, 1, true));
        var solve = await Until(address, s => s.State == SolveState.Finished);
        Assert.Equal(before.Revision, (await PlannedEdition.Read(_organiser)).Revision);
        Assert.Equal([("placed", 3d), ("wishes", 0d), ("idle", 0d), ("end", 120d), ("fairness", 0d)], solve.Terms.Select(t => (t.Name, t.Value)));
        Assert.Null(solve.Gap);
        var taken = await PlannedEdition.Json<PlanView>(await PlannedEdition.Put(_organiser, before.Revision, [.. solve.Plan]));
        Assert.Empty(taken.Warnings);
        Assert.Equal(planned.Sessions[0].Id, taken.Sessions.OrderBy(s => s.Slot!.Start).First().Id);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(601, 1)]
    [InlineData(10, 3)]
    [InlineData(10, 1, 4)]
    [InlineData(10, 1, -1)]
    [InlineData(10, 1, 1, SolveKeep.FewestMoves)]
    public async Task A_solve_has_limits(int seconds, int workers, int alternatives = 0, SolveKeep? keep = null)
    {
        await PlannedEdition.In(_app);
        await PlannedEdition.Refused(400, "invalid", await Post(new SolveRequest(seconds, workers, Keep: keep, Alternatives: alternatives)));
    }

    [Fact]
    public async Task Other_plans_are_found_beside_the_best_and_taken_over_as_it_is()
    {
        await PlannedEdition.In(_app);
        var solve = await Until(await Start(new SolveRequest(10, 1, true, Alternatives: 2)), s => s.State == SolveState.Finished);
        Assert.NotEmpty(solve.Alternatives!);
        var other = solve.Alternatives![0];
        Assert.Equal(3, other.Plan.Count);
        Assert.InRange(other.Distance.Share, PlanDistance.Least, 1);
        Assert.Equal(solve.Plan.Count, other.Distance.Sessions);
        Assert.DoesNotContain(other.Warnings, w => w.Level == PlanWarningLevel.Must);
        Assert.Equal(other.Terms.Select(t => t.Value), other.Terms.Select(t => other.Score.Term(t.Name)));
        Assert.Null((await Until(await Start(new SolveRequest(10, 1, true)), s => s.State == SolveState.Finished)).Alternatives);
    }

    [Fact]
    public async Task Pinned_sessions_that_clash_make_it_fail_with_the_reason()
    {
        await PlannedEdition.In(_app);
        var plan = await PlannedEdition.Read(_organiser);
        await PlannedEdition.Put(_organiser, plan.Revision, [.. plan.Sessions.Take(2).Select(s => new Placement(s.Id, PlannedEdition.At(9), true))]);
        var solve = await Until(await Start(new SolveRequest(5, 1, true)), s => s.State == SolveState.Failed);
        Assert.Equal("plan-not-ready", solve.Refusal);
    }

    [Fact]
    public async Task It_stops_when_asked_and_keeps_the_best()
    {
        var address = await StartEndless();
        await Until(address, s => s.Plan.Count > 0);
        await _organiser.DeleteAsync(address, Cancel);
        var stopped = await Until(address, s => s.State == SolveState.Stopped);
        Assert.Single(stopped.Plan);
    }

    [Fact]
    public async Task It_ends_a_minute_after_the_last_look()
    {
        var address = await StartEndless();
        await Until(address, s => s.State == SolveState.Running);
        _app.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(SolveState.Running, (await Look(address)).State);
        _app.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(SolveState.Running, (await Look(address)).State);
        _app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(SolveState.Stopped, (await Look(address)).State);
    }

    [Fact]
    public async Task A_solve_that_nobody_started_is_not_found()
    {
        await PlannedEdition.In(_app);
        await Start(new SolveRequest(5, 1, true));
        await PlannedEdition.Refused(404, "not-found", await _organiser.GetAsync($"/api/editions/2026/plan/solves/{Guid.NewGuid()}", Cancel));
    }

    [Fact]
    public void A_solve_of_another_node_is_not_called_unknown()
    {
        var options = Microsoft.Extensions.Options.Options.Create(new HearingOptions { Redis = "127.0.0.1:6379" });
        var (edition, problem) = (EditionId.New(), new PlanningProblem("Europe/Stockholm", [], [], [], [], [], [], []));
        using Solves one = new(new CpSatScheduler(), TimeProvider.System, options, NullLogger<Solves>.Instance), other = new(new CpSatScheduler(), TimeProvider.System, options, NullLogger<Solves>.Instance);
        var solve = one.Start(edition, problem, [], new SolveRequest(1, 1));
        Assert.Same(solve, one.Get<Solve>(edition, solve.Id));
        Assert.Equal(RefusalCode.Elsewhere, Assert.Throws<Refused>(() => other.Get<Solve>(edition, solve.Id)).Code);
        Assert.Equal(RefusalCode.NotFound, Assert.Throws<Refused>(() => one.Get<Solve>(EditionId.New(), solve.Id)).Code);
    }

    /// <summary>A scheduler that finds one plan and then searches until it is stopped.</summary>
    private sealed class Endless : IScheduler
    {
        public Schedule Solve(
            PlanningProblem problem, IReadOnlyList<Placement> current, SolveRequest request, Action<Schedule> better, CancellationToken cancel)
        {
            var found = new Schedule([new(problem.Sessions[0].Id, PlannedEdition.At(9), false)], []);
            better(found);
            cancel.WaitHandle.WaitOne();
            return found;
        }
    }

    private async Task<string> StartEndless()
    {
        var app = _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton<IScheduler, Endless>())));
        await PlannedEdition.In(_app);
        var cookie = _organiser.DefaultRequestHeaders.GetValues("Cookie").Single();
        _organiser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        _organiser.DefaultRequestHeaders.Add("Cookie", cookie);
        return await Start(new SolveRequest(600));
    }

    private Task<HttpResponseMessage> Post(SolveRequest request) =>
        _organiser.PostAsJsonAsync("/api/editions/2026/plan/solves", request, WireJson.Options, Cancel);

    private async Task<string> Start(SolveRequest request)
    {
        var answer = await Post(request);
        Assert.Equal(202, (int)answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<SolveView> Look(string address) => await PlannedEdition.Json<SolveView>(await _organiser.GetAsync(address, Cancel));

    private async Task<SolveView> Until(string address, Func<SolveView, bool> wanted)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bound.CancelAfter(Patience.AtMost);
        while (true)
        {
            bound.Token.ThrowIfCancellationRequested();
            if (await Look(address) is var solve && wanted(solve))
            {
                return solve;
            }

            await Task.Yield();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
