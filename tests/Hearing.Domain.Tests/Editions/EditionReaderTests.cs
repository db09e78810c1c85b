using System.Text;
using System.Text.Json.Nodes;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Tests.Editions;

/// <summary>What a bad document is told.</summary>
public sealed class EditionReaderTests
{
    private const string One = "0197a2c4-0000-7000-8000-000000000001";
    private const string Two = "0197a2c4-0000-7000-8000-000000000002";

    [Fact]
    public void A_small_document_is_enough() => Assert.Empty(Faults(_ => { }));

    [Theory]
    [InlineData("$.slug", """{"slug":"api"}""")]
    [InlineData("$.slug", """{"slug":"_hidden"}""")]
    [InlineData("$.slug", """{"slug":"Å"}""")]
    [InlineData("$.name", """{"name":" "}""")]
    [InlineData("$.name", """{"name":7}""")]
    [InlineData("$.name", """{"name":null}""")]
    [InlineData("$.name", """{"name":"a\u0000b"}""")]
    [InlineData("$.year", """{"year":"2026"}""")]
    [InlineData("$.year", """{"year":2026.5}""")]
    [InlineData("$.year", """{"year":26}""")]
    [InlineData("$.mode", """{"mode":"somewhere"}""")]
    [InlineData("$.mode", """{"mode":0}""")]
    [InlineData("$.format", """{"format":"guldtrappan-edition/2"}""")]
    [InlineData("$.id", """{"id":"one"}""")]
    [InlineData("$.timeZone", """{"timeZone":"Europe/Atlantis"}""")]
    [InlineData("$.phase", """{"phase":"published"}""")]
    [InlineData("$.releasedAt", """{"phase":"released"}""")]
    [InlineData("$.surprise", """{"surprise":1}""")]
    [InlineData("$['a b']", """{"a b":1}""")]
    [InlineData("$.days", """{"days":{}}""")]
    [InlineData("$.days[0]", """{"days":[7]}""")]
    [InlineData("$.days[0].closes", """{"days":[{"date":"2026-05-28","opens":"08:00"}]}""")]
    [InlineData("$.days[0].opens", """{"days":[{"date":"2026-05-28","opens":"8 am","closes":"17:00"}]}""")]
    [InlineData("$.days[0].date", """{"days":[{"date":"2026-02-30","opens":"08:00","closes":"17:00"}]}""")]
    [InlineData("$.days[0]", """{"days":[{"date":"2026-05-28","opens":"17:00","closes":"08:00"}]}""")]
    [InlineData("$.days[0].opens", """{"days":[{"date":"2026-03-29","opens":"02:30","closes":"17:00"}]}""")]
    [InlineData("$.rooms[1].slug", """{"rooms":[{"slug":"main","name":"A"},{"slug":"main","name":"B"}]}""")]
    [InlineData("$.rooms[1].name", """{"rooms":[{"slug":"a","name":"Aulan"},{"slug":"b","name":"aulan"}]}""")]
    [InlineData("$.rooms[0].meetingLink", """{"rooms":[{"slug":"a","name":"A","meetingLink":"javascript:alert(1)"}]}""")]
    [InlineData("$.markScale", """{"markScale":{"lowest":5,"highest":1}}""")]
    [InlineData("$.hardPoints[0].room", """{"days":[{"date":"2026-05-28","opens":"08:00","closes":"17:00"}],"hardPoints":[{"key":"l","date":"2026-05-28","time":"12:00","purpose":"Lunch","room":"attic"}]}""")]
    [InlineData("$.candidates[1].name", """{"candidates":[{"id":"0197a2c4-0000-7000-8000-000000000003","name":"Norrsjö"},{"id":"0197a2c4-0000-7000-8000-000000000004","name":"norrsjö"}]}""")]
    [InlineData("$.candidates[1].id", """{"candidates":[{"id":"0197a2c4-0000-7000-8000-000000000003","name":"A"},{"id":"0197a2c4-0000-7000-8000-000000000003","name":"B"}]}""")]
    [InlineData("$.candidates[0].schoolForms[0]", """{"candidates":[{"id":"0197a2c4-0000-7000-8000-000000000003","name":"A","schoolForms":["x"]}]}""")]
    [InlineData("$.people", """{"people":[]}""")]
    [InlineData("$.conflicts[0].candidateId", $$"""{"conflicts":[{"id":"{{One}}","jurorId":"{{Two}}","candidateId":"{{One}}","declaredAt":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("$.sessions[0].parts", $$"""{"sessions":[{"id":"{{One}}","kind":"break","title":"Paus","parts":[]}]}""")]
    [InlineData("$.sessions[0].parts", $$"""{"days":[{"date":"2026-05-28","opens":"08:00","closes":"08:30"}],"sessions":[{"id":"{{One}}","kind":"break","title":"Paus","parts":[{"id":"{{One}}","kind":"pause","title":"Paus","lengthSeconds":1801}]}]}""")]
    [InlineData("$.recordedParts[0]", $$"""{"recordedParts":["{{One}}"],"sessions":[{"id":"{{One}}","kind":"break","title":"Paus","parts":[{"id":"{{Two}}","kind":"pause","title":"Paus","lengthSeconds":60}]}]}""")]
    [InlineData("$.recordedParts[1]", $$"""{"recordedParts":["{{Two}}","{{Two}}"],"sessions":[{"id":"{{One}}","kind":"break","title":"Paus","parts":[{"id":"{{Two}}","kind":"pause","title":"Paus","lengthSeconds":60}]}]}""")]
    [InlineData("$.sessions[0].candidateId", $$"""{"sessions":[{"id":"{{One}}","kind":"candidate","title":"A","parts":[{"id":"{{One}}","kind":"film","title":"Film","lengthSeconds":1}]}]}""")]
    [InlineData("$.runs[0].facts[0].body", $$"""{"rooms":[{"slug":"a","name":"A"}],"runs":[{"id":"{{One}}","room":"a","facts":[{"revision":1,"at":"2026-01-01T00:00:00Z","commandId":"{{One}}","commandHash":"00","kind":"x","body":3}]}]}""")]
    public void A_fault_is_told_with_its_path(string path, string change)
    {
        var faults = Faults(document => Apply(document, change));
        Assert.Contains(faults, f => f.Path == path);
        Assert.All(faults, f => Assert.NotEmpty(f.Message));
    }

    [Theory]
    [InlineData("cueDreamt", """{"kind":"cueDreamt"}""", "$.runs[0].facts[0].body")]
    [InlineData("cueHeld", """{"kind":"messageShown","text":"Hej"}""", "$.runs[0].facts[0].kind")]
    [InlineData("messageShown", """{"kind":"messageShown","text":"Hej","surprise":1}""", "$.runs[0].facts[0].body")]
    [InlineData("cueStarted", $$"""{"kind":"cueStarted","cueId":"{{One}}","startsAt":"2026-01-01T00:00:00Z"}""", "$.runs[0].facts")]
    public void A_fact_that_cannot_be_followed_is_told(string kind, string body, string path)
    {
        var faults = Faults(document => Apply(document, $$"""
            {"rooms":[{"slug":"a","name":"A"}],"programmes":[{"version":1,"publishedAt":"2026-01-01T00:00:00Z","items":[]}],
             "runs":[{"id":"{{One}}","room":"a","facts":[{"revision":1,"at":"2026-01-01T00:00:00Z","commandId":"{{One}}","commandHash":"{{new string('a', 64)}}","kind":"{{kind}}","body":{{body}}}]}]}
            """));
        Assert.Equal(path, Assert.Single(faults).Path);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var paths = Faults(d => Apply(d, """{"year":"x","surprise":1,"slug":"API","timeZone":"Nowhere","rooms":[{"slug":"a"},{"slug":"a","name":"B","kind":"loft"}]}""")).Select(f => f.Path).ToHashSet();
        Assert.Superset(new HashSet<string> { "$.year", "$.surprise", "$.slug", "$.timeZone", "$.rooms[0].name", "$.rooms[1].slug", "$.rooms[1].kind" }, paths);
    }

    [Fact]
    public void A_member_that_is_there_twice_is_told() =>
        Assert.Equal("$.name", Assert.Single(EditionReader.Read(Encoding.UTF8.GetBytes(Small().ToJsonString().Replace("\"year\"", "\"name\":\"B\",\"year\"", StringComparison.Ordinal))).Faults).Path);

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() =>
        Assert.Equal("$.name", Assert.Single(EditionReader.Read(Encoding.UTF8.GetBytes(Small().ToJsonString().Replace("\"Liten\"", "\"\\ud800\"", StringComparison.Ordinal))).Faults).Path);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("\u0000\u0001")]
    public void Nonsense_is_a_fault_and_no_failure(string text) => Assert.NotEmpty(EditionReader.Read(Encoding.UTF8.GetBytes(text)).Faults);

    [Theory]
    [InlineData('[')]
    [InlineData('1')]
    [InlineData(' ')]
    [InlineData('\u007f')]
    public void Ten_megabytes_of_nonsense_are_a_fault(char letter) =>
        Assert.Equal("$", Assert.Single(EditionReader.Read(Encoding.UTF8.GetBytes(new string(letter, EditionReader.MaxBytes))).Faults).Path);

    [Fact]
    public void More_than_ten_megabytes_are_refused() =>
        Assert.Equal(RefusalCode.TooLarge, Assert.Throws<Refused>(() => EditionReader.Read(new byte[EditionReader.MaxBytes + 1])).Code);

    [Fact]
    public void A_list_of_five_million_is_one_fault() =>
        Assert.Contains(EditionReader.Read(Encoding.UTF8.GetBytes("{\"days\":[" + string.Concat(Enumerable.Repeat("1,", 4_999_000)) + "1]}")).Faults, f => f.Path == "$.days");

    [Fact]
    public void Deep_nesting_is_a_fault() =>
        Assert.Equal("$", Assert.Single(EditionReader.Read(Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100))).Faults).Path);

    private static IReadOnlyList<DocumentFault> Faults(Action<JsonObject> change)
    {
        var document = Small();
        change(document);
        return EditionReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString())).Faults;
    }

    private static void Apply(JsonObject document, string change)
    {
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            document[name] = value?.DeepClone();
        }
    }

    private static JsonObject Small() => JsonNode.Parse($$"""
        {"format":"guldtrappan-edition/1","id":"{{One}}","slug":"liten","name":"Liten","year":2026,"mode":"onSite",
         "people":[{"id":"{{Two}}","name":"Astrid Ek","mail":"astrid@example.org","roles":["organiser"]}]}
        """)!.AsObject();
}
