using System.Text.Json.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Look;

/// <summary>The sample editions once more, under other ids, with names of forty letters that no line can break at a space.</summary>
internal static class LongNames
{
    public const string Finished = "klar";
    public const string Running = "pagar";

    /// <summary>The slug of the edition that has nothing in it yet.</summary>
    public const string Blank = "ny";

    /// <summary>The finished sample as edition <see cref="Finished"/>.</summary>
    public static JsonObject OfFinished() => Of("2021", "02021000-", "1a000000-", Finished);

    /// <summary>The demo sample as edition <see cref="Running"/>, today.</summary>
    public static JsonObject OfRunning()
    {
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
        return Of("demo", "0de00000-", "1b000000-", Running, text => text.Replace("2026-05-28", $"{today:yyyy-MM-dd}", StringComparison.Ordinal));
    }

    private static JsonObject Of(string sample, string idsFrom, string idsTo, string slug, Func<string, string>? change = null)
    {
        var text = File.ReadAllText(Path.Combine(Here.Root, "Hearing.Api", "Editions", "Samples", $"{sample}.json"));
        text = text.Replace($"\"{idsFrom}", $"\"{idsTo}", StringComparison.Ordinal);
        var document = JsonNode.Parse(change?.Invoke(text) ?? text)!.AsObject();
        document["slug"] = slug;
        document["name"] = Forty(0);
        var number = 1;
        foreach (var named in Named(document))
        {
            number++;
            foreach (var key in new[] { "name", "unit", "candidateName" }.Where(named.ContainsKey))
            {
                named[key] = Forty(number);
            }

            if (named.ContainsKey("candidateId") || (string?)named["kind"] == "candidate")
            {
                Rename(named, "title", Forty(number));
            }

            Rename(named, "code", Reversed(named));
        }

        return document;
    }

    private static IEnumerable<JsonObject> Named(JsonObject document) =>
        new[] { "people", "candidates", "rooms", "sessions", "films", "webinars", "certificates" }
            .SelectMany(list => document[list]?.AsArray().OfType<JsonObject>() ?? [])
            .Concat((document["programmes"]?.AsArray().OfType<JsonObject>() ?? []).SelectMany(p => p["items"]!.AsArray().OfType<JsonObject>()));

    private static void Rename(JsonObject thing, string key, string? to)
    {
        if (thing.ContainsKey(key) && to is not null)
        {
            thing[key] = to;
        }
    }

    private static string? Reversed(JsonObject thing) => (string?)thing["code"] is { } code ? new string([.. code.Reverse()]) : null;

    private static string Forty(int number) => $"Utbildningsförvaltningskvalitetsenhet{(char)('A' + (number / 26 % 26))}{(char)('a' + (number % 26))}å";
}
