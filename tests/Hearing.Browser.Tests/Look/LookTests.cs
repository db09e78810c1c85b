using System.Collections.Concurrent;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Look;

[Trait(Lane.Name, Lane.Patient)]
public sealed class LookTests(LookServer server) : IClassFixture<LookServer>
{
    public static IEnumerable<TheoryDataRow<string>> Roles => Routes.Roles;

    /// <summary>
    /// At 360, 768 and 1440 px, light and dark, in Swedish and English, with names of forty letters: no sideways scroll, no clipped or
    /// overlapping text, no small target, no key instead of words, no error in the console; and axe finds nothing.
    /// </summary>
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_page_of_a_role_is_whole_readable_and_accessible(string role)
    {
        var window = await server.WindowAsync(role);
        var faults = new List<string>();
        foreach (var path in Routes.SeenBy(role))
        {
            await using var look = new PageLook(window, server.Address(path), Routes.Status(role, path), Routes.IsMain(role, path));
            faults.AddRange((await look.FaultsAsync()).Select(fault => $"{path} {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults.Order()));
    }

    [Fact]
    public async Task Every_page_that_the_server_has_is_looked_at()
    {
        var pages = (await server.PageRoutesAsync()).Where(route => !Routes.NotLookedAt.ContainsKey(route)).ToList();
        Assert.True(pages.Count > 10, $"Only {pages.Count} pages were found: the search is broken.");
        var missed = pages.Where(route => !Routes.Paths.Any(path => Routes.Matches(route, path))).ToList();
        Assert.Empty(missed);
    }

    /// <summary>What a page shows is told by its elements, its fields and its buttons; names and numbers in it do not count.</summary>
    [Fact]
    public async Task Every_role_that_sees_something_different_is_looked_at()
    {
        foreach (var role in Routes.Everybody)
        {
            await server.WindowAsync(role);
        }

        var missed = new ConcurrentBag<string>();
        var paths = Routes.Paths.Distinct().Where(path => path != "/sign-in/{token}");
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (path, _) =>
        {
            var shown = new Dictionary<string, HashSet<string>>();
            foreach (var role in Routes.Everybody)
            {
                shown[role] = await server.ShownAsync(role, path);
            }

            var looked = shown.Where(role => Routes.SeenBy(role.Key).Contains(path)).SelectMany(role => role.Value).ToHashSet();
            foreach (var (role, all) in shown.Where(role => role.Value.Except(looked).Any()))
            {
                missed.Add($"{path} as {role}: {string.Join(", ", all.Except(looked).Take(5))}");
            }
        });

        Assert.True(missed.IsEmpty, string.Join("\n", missed.Order()));
    }

    [Fact]
    public async Task A_page_with_every_fault_is_found_out()
    {
        var page = await (await server.WindowAsync("stranger")).NewPageAsync();
        await page.SetContentAsync("""
            <main><h1>Nav.Programme</h1><p style="width: 3000px">wide</p><p style="width: 2em; overflow: hidden; white-space: nowrap">cut off here</p>
            <p style="position: absolute; top: 200px">one text lies here</p><p style="position: absolute; top: 205px">another lies on it</p>
            <button style="padding: 0; height: 10px; width: 10px; border: 0"></button></main>
            """);
        var faults = string.Join("\n", await PageLook.AtThisWidthAsync(page));
        Assert.All(["scrolls sideways", "untranslated key", "clipped", "overlaps", "target of 10 × 10"], fault => Assert.Contains(fault, faults, StringComparison.Ordinal));
    }
}
