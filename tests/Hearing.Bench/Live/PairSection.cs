using System.Globalization;
using System.Net;

namespace Hearing.Bench.Live;

/// <summary>Two organisers press Next at once, again and again.</summary>
internal static class PairSection
{
    private const int OnOneRun = 400;

    public static async Task RunAsync(string app, int pairs)
    {
        RunDriver? driver = null;
        var (once, twice, never) = (0, 0, 0);
        for (var pair = 0; pair < pairs; pair++)
        {
            // Begun anew now and then: a day has hundreds of facts and not ten thousand.
            if (pair % OnOneRun == 0)
            {
                driver?.Dispose();
                driver = await RunDriver.StartAsync(app);
            }

            var (revision, stage) = (driver!.Revision, RunDriver.OnStage(driver.Run));
            // Forth and back, so that there is always a next cue.
            object command = pair % 2 == 0 ? new { kind = "next" } : new { kind = "back" };
            var answers = await Task.WhenAll(driver.GiveAsync(Guid.NewGuid(), revision, stage, command), driver.GiveAsync(Guid.NewGuid(), revision, stage, command));
            var taken = answers.Count(a => a.Status == HttpStatusCode.OK);
            (once, twice, never) = (once + (taken == 1 ? 1 : 0), twice + (taken == 2 ? 1 : 0), never + (taken == 0 ? 1 : 0));
            await driver.ReadAsync();
            twice += driver.Revision > revision + 1 ? 1 : 0;
        }

        driver?.Dispose();
        Table.Row($"two organisers press Next together, {pairs} pairs", "exactly one advance each", string.Create(CultureInfo.InvariantCulture,
            $"{once} one, {twice} two, {never} none"));
    }
}
