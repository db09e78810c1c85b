namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>Hearings that are hard to print.</summary>
internal static class HardHearings
{
    private const string Long = "Kommunalförbundet för gymnasie- och vuxenutbildningen i Mellersta Norrlands inland|utbildnings- och arbetsmarknadsförvaltningens avdelning för digital skolutveckling och kompetensförsörjning";
    private const string Word = "Utbildningsförvaltningskommunalförbundet";

    public static readonly IReadOnlyDictionary<string, Hearings> All = new Dictionary<string, Hearings>
    {
        ["the longest names"] = Hearings.Usual with { Names = [Long, Long, Long, "Karlstads kommun"], People = ["Maria Fernanda Alexandersson-Löwenhielm af Bredagård", "Bo Ek"] },
        ["school forms on three lines"] = Hearings.Usual with
        {
            SchoolForms = ["förskola", "grundskola", "anpassad grundskola", "gymnasieskola", "anpassad gymnasieskola", "vuxenutbildning", "fritidshem", "kommunal vuxenutbildning i svenska för invandrare", "specialskola för elever med dövhet eller hörselnedsättning"],
        },
        ["a motivation of 900 words"] = Hearings.Usual with
        {
            Motivation = string.Join(' ', Enumerable.Repeat("Arbetet är långsiktigt, följs upp och förnyas av alla", 100)),
            About = string.Join(' ', Enumerable.Repeat("Vi delar med oss av det som blev svårt", 110)),
        },
        ["one candidate and a scale of ten marks"] = Hearings.Usual with { Names = ["Eksjö kommun"], Marks = 10 },
        ["forty candidates"] = Hearings.Usual with { Names = [.. Enumerable.Range(1, 40).Select(i => $"Kommunen nummer {i}|barn- och utbildningsförvaltningen")] },
        ["forty candidates in four rooms on three days"] = Hearings.Usual with { Names = [.. Enumerable.Range(1, 40).Select(i => $"Kommunen nummer {i}")], Rooms = 4, Days = 3 },
        ["nothing but what must be"] = Hearings.Usual with { IsBare = true },
        ["names from right to left, in Greek, Cyrillic and Chinese"] = Hearings.Usual with
        {
            Names = ["مدرسة النور", "Karlstads kommun|قسم التعليم", "Δήμος Αθηναίων", "Екатеринбург|управление образования", "北京市教育局"],
            People = ["محمد عبد الله", "فاطمة الزهراء", "Αλέξανδρος Παπαδόπουλος", "Екатерина Иванова", "王小明"],
        },
        ["words of 40 letters"] = Hearings.Usual with { Names = [$"{Word}|{Word}", Word], People = [Word, $"{Word} {Word}"], SchoolForms = [Word, Word], Room = Word, Note = $"{Word} {Word}" },
        ["texts in the engine's own language"] = Hearings.Usual with { Names = [$"{SampleDocuments.Hostile}"], People = [SampleDocuments.Hostile], Motivation = SampleDocuments.Hostile, About = SampleDocuments.Hostile, Note = SampleDocuments.Hostile },
    };
}
