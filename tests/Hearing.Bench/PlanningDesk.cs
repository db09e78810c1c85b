using System.Net.Http.Json;
using System.Text;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Bench;

/// <summary>
/// A solve that was looked at all the time: when things were first seen, in milliseconds. A plan is complete when it has all sessions that can
/// be placed.
/// </summary>
internal sealed record Watched(PlanningProblem Problem, SolveView Last, IReadOnlyList<(long After, int Placed)> Seen, IReadOnlyDictionary<string, long> ProvenAfter)
{
    public string Complete => ProvenAfter.ContainsKey("placed")
        ? $"{Seen.First(s => s.Placed == Last.Plan.Count).After / 1000.0:0.00} s" : $"NONE PROVEN, {Last.Plan.Count} placed";

    /// <summary>Whether the plan passes the checker and the one that counts minutes, and the score is the same.</summary>
    public bool IsClean => Last.Warnings.All(w => w.Level != PlanWarningLevel.Must) && !NaiveRules.HasClash(Problem, Last.Plan)
        && PlanCheck.Of(Problem, Last.Plan).All(w => w.Level != PlanWarningLevel.Must) && NaiveScore.Of(Problem, Last.Plan) == Last.Score
        && Last.Terms.All(t => t.Value == Last.Score.Term(t.Name));

    public string Proven(string term) => IsClean ? ProvenAfter.TryGetValue(term, out var after) ? $"in {after / 1000.0:0.00} s" : "NOT proven" : "WRONG";
}

/// <summary>Imports editions and has plans made over HTTP.</summary>
internal sealed class PlanningDesk(HttpClient client, string organiser)
{
    private int _imported;

    public async Task<Watched> CaseAsync(CaseSize size, int seed, int seconds) => await SolveAsync(await ImportAsync(size, seed), seconds);

    /// <summary>Imports a generated edition whose plan is the first complete one; the answer is its slug.</summary>
    public async Task<string> PlannedAsync(CaseSize size, int seed)
    {
        var edition = await ImportAsync(size, seed);
        var (solved, plan) = (await SolveAsync(edition, 10), await GetAsync<PlanView>($"/api/editions/{edition}/plan"));
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/editions/{edition}/plan") { Content = JsonContent.Create(new WholePlan(solved.Last.Plan), options: WireJson.Options) };
        put.Headers.IfMatch.Add(new($"\"{plan.Revision}\""));
        using var taken = await client.SendAsync(put);
        taken.EnsureSuccessStatusCode();
        return edition;
    }

    private async Task<string> ImportAsync(CaseSize size, int seed)
    {
        var document = PlanningCase.Document(size, seed, organiser) with { Slug = $"case-{++_imported}" };
        using var text = new StringContent(EditionJson.Canonical(document), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/editions", UriKind.Relative), text);
        answer.EnsureSuccessStatusCode();
        return document.Slug;
    }

    public async Task<Watched> SolveAsync(string edition, int seconds)
    {
        var plan = await GetAsync<PlanView>($"/api/editions/{edition}/plan");
        using var started = await client.PostAsJsonAsync(new Uri($"/api/editions/{edition}/plan/solves", UriKind.Relative), new { seconds, workers = 2, keepPinned = false });
        started.EnsureSuccessStatusCode();
        var seen = new List<(long, int)>();
        var proven = new Dictionary<string, long>();
        while (true)
        {
            var now = await GetAsync<SolveView>(started.Headers.Location!.ToString());
            seen.Add((now.Milliseconds, now.Plan.Count));
            foreach (var term in now.Terms.Where(t => t.Proven))
            {
                proven.TryAdd(term.Name, now.Milliseconds);
            }

            if (now.State is not (SolveState.Waiting or SolveState.Running))
            {
                return new(plan.Problem, now, seen, proven);
            }

            await Task.Delay(20);
        }
    }

    private async Task<T> GetAsync<T>(string address) => (await client.GetFromJsonAsync<T>(new Uri(address, UriKind.Relative), WireJson.Options))!;
}
