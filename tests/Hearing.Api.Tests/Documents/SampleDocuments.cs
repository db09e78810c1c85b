using Hearing.Domain.Documents;

namespace Hearing.Api.Tests.Documents;

/// <summary>Documents as a hearing has them, for tests of any engine.</summary>
internal static class SampleDocuments
{
    public static readonly DateTimeOffset Made = new(2021, 10, 7, 12, 5, 0, TimeSpan.Zero);

    /// <summary>Texts that an engine might take for its own language.</summary>
    public const string Hostile =
        "#panic(\"in\") $x$ *strong* _soft_ <label> @ref \\u{41} ]}){[( `raw` // \"quoted\" #include \"/etc/passwd\"";

    public static ProgrammeDocument Programme(int days = 2, int rows = 14) => new(
        "sv", "Guldtrappan", "Guldtrappan 2021", "Program för hearingen 2021", "Version 2, publicerad 7 oktober 2021 14:05",
        "Hearingen 2021 · version 2 · example.org/2021", null, new Uri("https://example.org/2021"), "QR-kod till programmets sida",
        new("Tid", "Programpunkt", "Lokal", "Kandidaterna", "Ändrat sedan version 1", "Sida", "av"),
        [new("När", "torsdag 14 oktober 2021"), new("Var", "Norra Latin, Stockholm")],
        ["Karlstads kommun är flyttad från 10:40 till 11:05"],
        [.. Enumerable.Range(1, days).Select(d => new ProgrammeDay($"Dag {d}", [.. Enumerable.Range(0, rows).Select(r => Row(d, r))]))],
        [new("Karlstads kommun", "förskola, grundskola, grundsärskola"), new("Eksjö kommun, barn- och utbildningssektorn", "grundskola")], Made);

    private static ProgrammeRow Row(int day, int row) => new(
        $"{8 + (row / 2):00}:{row % 2 * 30:00}–{8 + (row / 2):00}:{(row % 2 * 30) + 25:00}", $"Kandidat {day}.{row} kommun",
        "Film 3 min · Presentation 30 min · Webbinarieskiss 7 min · Juryns frågor 15 min", "Stora salen", row % 2 == 0, row % 2 == 1);

    public static CertificatePage Certificate(int number = 1, string? motivation = null) => new(
        "Guldtrappan 2021", "Utmärkelse", "tilldelas", "Göteborgs stad, grundskoleförvaltningen", "grundskola",
        motivation ?? "En hel förvaltning går åt samma håll, och delar med sig av det som blev svårt.", "21 oktober 2021", $"Nr 2021-{number:00}",
        "Kontrollera diplomet på", new Uri($"https://example.org/verify/7ZQ4K9XW2M5T8R3V6B1N0C4H{number:00}"), "QR-kod till kontrollsidan",
        [new("Peter Becker", "Juryns ordförande"), new("Anna Lindström", "Arrangör")]);

    public static MinutesDocument Minutes(int lines = 3) => new(
        "sv", "Guldtrappan", "Guldtrappan 2021", "Protokoll: Stora salen, hearingen 2021", "Hearingen 2021 · Stora salen", null, null,
        new("Plan och utfall", "Del", "Plan", "Utfall", "Anmärkning", "Vad varje kandidat fick", "Kandidat", "Film", "Presentation", "Frågor", "Avbrott", "Händelser",
            "Rad", "Tid", "Vem", "Vad", "Kontrollsumma", "Sida", "av"),
        [new("Började", "13 oktober 2021 08:30:00"), new("Kontrollsumma efter sista raden", new string('a', 64))],
        [new("Karlstads kommun", [new("Film", "08:30, 3:00", "08:31–08:35, 3:00", "pausad 08:32–08:33"), new("Frågor", "09:00, 7:00", "kom inte på scen", "")]),
            new("Lunch", [new("Lunch", "12:00, 60:00", "12:04–13:00, 56:00", "")])],
        [new("Karlstads kommun", "3:00 av 3:00", "12:00 av 12:00", "–", "1:00")],
        [new("Hållpunkter", ["Lunchen 12:00 passerades: det som gick före var klart först 12:04."])],
        [.. Enumerable.Range(1, lines).Select(i => new MinutesEvent($"{i}", $"08:{i % 60:00}:10", "Olle Organisatör", $"tog del {i} på scen", $"{i:x16}"))], Made);

    public static CertificateDocument Certificates(params CertificatePage[] pages) => new("sv", "Guldtrappan", "Diplom Guldtrappan 2021", null, pages, Made);
}
