namespace Hearing.Browser.Tests.Look;

/// <summary>Every page, as every role that sees something different there.</summary>
internal static class Routes
{
    private static readonly (string Role, string[] Paths)[] _seen =
    [
        ("stranger", ["/", "/_accessibility", "/_demo/sign-in/juror", "/sign-in", "/display", "/verify", "/verify/{code}", "/klar", "/pagar", "/klar/recipients", "/pagar/recipients", "/klar/webinars"]),
        ("waiting", ["/sign-in/wait", "/sign-in/{token}"]),
        ("candidate", ["/klar/me", "/klar/me/calendar", "/klar/me/times", "/pagar/me", "/pagar/live/main"]),
        ("technician", ["/pagar/films"]),
        ("juror", ["/pagar/jury"]),
        ("chair",
        [
            "/klar/jury", "/klar/jury/overview", "/klar/jury/decision", "/klar/jury/protocol", "/klar/jury/release",
            "/pagar/jury/overview", "/pagar/jury/decision", "/pagar/jury/release",
        ]),
        ("organiser",
        [
            "/", "/_editions/new", "/_editions/import", "/klar/webinars/edit", "/klar/documents", "/klar/films", "/klar/plan", "/pagar/plan", "/pagar/console/main",
            "/pagar/people", "/pagar/people/new", "/pagar/people/1b000000-0000-7000-8000-000000000009", "/pagar/outbox", "/pagar/outbox/{message}", "/pagar/displays",
            "/pagar/setup", "/pagar/setup/basics", "/pagar/setup/days", "/pagar/setup/rooms", "/pagar/setup/criteria", "/pagar/setup/template",
            "/pagar/setup/candidates", "/pagar/setup/conflicts", "/pagar/setup/sessions", "/pagar/setup/sessions/1b000000-0000-7000-8000-000000000017",
        ]),
    ];

    public static TheoryData<string> Roles => [.. _seen.Select(role => role.Role)];

    /// <summary>What that role looks at.</summary>
    public static string[] SeenBy(string role) => _seen.Single(seen => seen.Role == role).Paths;

    /// <summary>Every address that is looked at.</summary>
    public static IEnumerable<string> Paths => _seen.SelectMany(role => role.Paths);

    /// <summary>Addresses that answer with no page of ours to look at, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotLookedAt = new Dictionary<string, string>
    {
        ["/sign-in/state"] = "data for the page that waits",
        ["/display/state"] = "data for the screen",
        ["/calendar/{secret}.ics"] = "a calendar file",
        ["/{edition}/jury/desk-worker.js"] = "a script",
    };

    /// <summary>Whether the address is one of the route's.</summary>
    public static bool Matches(string route, string path)
    {
        var (wanted, given) = (route.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
