namespace Hearing.Browser.Tests.Look;

/// <summary>Every page, as every role that sees something different there.</summary>
internal static class Routes
{
    private static readonly (string Role, string[] Paths)[] _seen =
    [
        ("stranger",
        [
            "/", "/_accessibility", "/_help", "/_help/sent", "/_demo/sign-in/juror", "/sign-in", "/display", "/verify", "/verify/{code}",
            "/klar", "/pagar", "/klar/recipients", "/pagar/recipients", "/klar/webinars", "/nowhere",
        ]),
        ("waiting", ["/sign-in/wait", "/sign-in/{token}"]),
        ("display", ["/pagar/live/main"]),
        ("candidate", ["/", "/sign-in", "/klar/me", "/klar/me/calendar", "/klar/me/times", "/klar/me/names", "/pagar/me", "/pagar/me/names", "/pagar/live/main", "/pagar/questions/main", "/pagar/check", "/pagar/nowhere", "/pagar/people"]),
        ("technician",
        [
            "/pagar/films", "/demo/films", "/demo/films/{film}", "/demo/films/{film}/hall", "/demo/films/{film}/captions", "/pagar/devices", "/pagar/console/main", "/pagar/me",
            "/pagar/screens/main", "/pagar/screens/main/timer", "/pagar/screens/main/hall", "/pagar/screens/main/door", "/pagar/screens/main/lobby",
        ]),
        ("juror", ["/", "/pagar/jury", "/demo/jury/films", "/klar/jury", "/klar/jury/overview", "/klar/jury/protocol"]),
        ("chair",
        [
            "/klar/jury", "/klar/jury/overview", "/klar/jury/decision", "/klar/jury/protocol", "/klar/jury/release",
            "/pagar/minutes/main", "/pagar/jury/overview", "/pagar/jury/decision", "/pagar/jury/release",
        ]),
        ("organiser",
        [
            "/", "/_editions/new", "/_editions/import", "/klar", "/klar/recipients", "/klar/webinars", "/klar/webinars/edit", "/klar/recordings", "/klar/documents", "/klar/documents/design", "/klar/films", "/klar/plan", "/klar/versions", "/klar/versions/1",
            "/pagar", "/pagar/documents", "/pagar/plan", "/pagar/console/main", "/pagar/console/main/rehearsal", "/pagar/minutes/main", "/pagar/recipients",
            "/pagar/plan/sessions/1b000000-0000-7000-8000-000000000017", "/pagar/plan/sessions/1b000000-0000-7000-8000-000000000017?date=2026-05-20&room=main&start=10:00",
            "/pagar/people", "/pagar/people/new", "/pagar/people/import", "/pagar/people/1b000000-0000-7000-8000-000000000009", "/pagar/outbox", "/pagar/outbox/{message}", "/pagar/displays",
            "/pagar/questions/main", "/pagar/help", "/pagar/check-ins", "/pagar/log",
            "/pagar/setup", "/pagar/setup/basics", "/pagar/setup/days", "/pagar/setup/rooms", "/pagar/setup/criteria", "/pagar/setup/template",
            "/pagar/setup/points", "/pagar/setup/hours", "/pagar/setup/ways", "/pagar/setup/rules", "/pagar/setup/rule?kind=AtMostInARow",
            "/pagar/setup/candidates", "/pagar/setup/conflicts", "/pagar/setup/sessions", "/pagar/setup/sessions/1b000000-0000-7000-8000-000000000017",
            "/ny", "/ny/documents", "/ny/films", "/ny/me", "/ny/outbox", "/ny/plan", "/ny/setup", "/ny/setup/candidates", "/ny/setup/sessions", "/ny/webinars",
        ]),
    ];

    /// <summary>Pages on which a role's main work is done: these are looked at by axe in English too.</summary>
    private static readonly Dictionary<string, string[]> _main = new()
    {
        ["stranger"] = ["/", "/klar", "/klar/recipients", "/sign-in"],
        ["candidate"] = ["/pagar/me", "/pagar/live/main"],
        ["juror"] = ["/pagar/jury"],
        ["chair"] = ["/pagar/jury/decision", "/klar/jury/overview"],
        ["organiser"] = ["/pagar/setup", "/pagar/plan", "/pagar/console/main", "/klar/documents", "/pagar/people"],
    };

    /// <summary>Error pages that are looked at on purpose.</summary>
    private static readonly Dictionary<(string Role, string Path), int> _errors = new()
    {
        [("stranger", "/nowhere")] = 404,
        [("candidate", "/pagar/nowhere")] = 404,
        [("candidate", "/pagar/people")] = 403,
    };

    public static IEnumerable<TheoryDataRow<string>> Roles => Everybody.Select(role => new TheoryDataRow<string>(role));

    public static IEnumerable<string> Everybody => _seen.Select(role => role.Role);

    /// <summary>What that role looks at.</summary>
    public static string[] SeenBy(string role) => _seen.Single(seen => seen.Role == role).Paths;

    /// <summary>Every address that is looked at.</summary>
    public static IEnumerable<string> Paths => _seen.SelectMany(role => role.Paths);

    public static bool IsMain(string role, string path) => _main.GetValueOrDefault(role, []).Contains(path);

    /// <summary>What that page is answered with when that role asks.</summary>
    public static int Status(string role, string path) => _errors.GetValueOrDefault((role, path), 200);

    /// <summary>Addresses that answer with no page of ours to look at, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotLookedAt = new Dictionary<string, string>
    {
        ["/sign-in/state"] = "data for the page that waits",
        ["/display/state"] = "data for the screen",
        ["/calendar/{secret}.ics"] = "a calendar file",
        ["/{edition}/people/{id}/held.json"] = "a file for the person it is about",
        ["/{edition}/jury/desk-worker.js"] = "a script",
        ["/{edition}/jury/decision/{candidate}/certificate.svg"] = "a picture",
        ["/.well-known/jwks.json"] = "keys for programs",
        ["/verify/{code}/credential.jwt"] = "a signed credential",
    };

    /// <summary>Whether the address is one of the route's.</summary>
    public static bool Matches(string route, string path)
    {
        var (wanted, given) = (route.Split('/'), path.Split('?')[0].Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
