using System.Net;
using System.Text.Json;
using Hearing.Api.Tests.Jury;
using Hearing.Domain.Help;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.People;

public sealed class ErasureTests : JuryTests
{
    private string Page => $"/jury/people/{Jury.SecondId.Value}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Jury.Put(JuryApp.Second, Jury.First, JuryApp.Sheet(4, "anteckning"), "0");
        await Jury.DeclareConflict(JuryApp.Second, Jury.Other, "Min syster arbetar där.");
        await Jury.App.Store(
            new CannotTime { Id = Guid.NewGuid(), EditionId = Jury.Edition, PersonId = Jury.SecondId, Date = new(2026, 3, 2), From = new(9, 0), Until = new(10, 0), Reason = "Tandläkaren" },
            HelpRequest.Ask(Jury.Edition, Jury.SecondId, "", "Sven", "Foajén", "Hittar inte", Jury.App.Clock.GetUtcNow()));
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "För allt");
        await Jury.Send(HearingApp.Organiser, Page, $"{Page}/invite");
    }

    [Fact]
    public async Task The_organiser_gets_all_that_is_held_on_a_person_but_marks_and_notes()
    {
        await Forms.PressAsync(Jury.App.As(HearingApp.Organiser), "/jury/documents", "/jury/documents/certificates", ("series", "Thanks"));
        var text = await Jury.Read(HearingApp.Organiser, $"{Page}/held.json");
        var held = JsonElement.Parse(text);
        Assert.Equal(JuryApp.Second, held.GetProperty("person").GetProperty("mail").GetString());
        Assert.Equal("Tandläkaren", held.GetProperty("cannotTimes")[0].GetProperty("reason").GetString());
        Assert.Equal("Min syster arbetar där.", held.GetProperty("conflicts")[0].GetProperty("reason").GetString());
        Assert.Equal($"{Jury.First.Value}", held.GetProperty("tookPart")[0].GetString());
        Assert.Equal(1, held.GetProperty("letters").GetArrayLength());
        Assert.Equal("Hittar inte", held.GetProperty("callsForHelp")[0].GetString());
        Assert.Equal(held.GetProperty("person").GetProperty("name").GetString(), Assert.Single(held.GetProperty("thanks").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("person-invited", held.GetProperty("audit")[0].GetProperty("action").GetString());
        Assert.DoesNotContain("anteckning", text, StringComparison.Ordinal);
        Assert.Equal(1, await Jury.App.InDatabase(db => Task.FromResult(db.Audit.Count(a => a.Action == "person-exported"))));
    }

    [Fact]
    public async Task An_erased_person_is_nowhere_but_in_the_protocol_of_the_decision()
    {
        await Forms.PressAsync(Jury.App.As(HearingApp.Organiser), Page, $"{Page}/erase", ("sure", "yes"));
        var person = await Jury.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Id == Jury.SecondId)));
        Assert.Equal(("Raderad person", $"{Jury.SecondId.Value:N}@erased.invalid", Roles.Juror), (person.Name, person.Mail, person.Roles));
        var left = await Jury.App.InDatabase(db => Task.FromResult((
            db.CannotTimes.Count(), db.Outbox.Count(m => m.To == JuryApp.Second), db.Set<SignInSession>().Count(s => s.MailKey == JuryApp.Second), db.Audit.Count(a => a.Action == "person-erased"))));
        Assert.Equal((0, 0, 0, 1), left);
        Assert.Equal(("", "", null), await Jury.App.InDatabase(db => Task.FromResult(db.Set<HelpRequest>().Select(h => ValueTuple.Create(h.Who, h.What, h.By)).Single())));
        Assert.Equal(HttpStatusCode.NotFound, (await Jury.App.As(HearingApp.Organiser).GetAsync(Page, JuryApp.Cancel)).StatusCode);
        Assert.DoesNotContain("Raderad", await Jury.Read(HearingApp.Organiser, "/jury/people"), StringComparison.Ordinal);
        Assert.Contains("Namn 0, Namn 2", await Jury.Read(JuryApp.Chair, "/jury/jury/protocol"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Jury.App.As(JuryApp.Second).GetAsync("/jury/jury", JuryApp.Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_erased_without_confirmation_nor_the_last_organiser()
    {
        var unsure = await Forms.PostAsync(Jury.App.As(HearingApp.Organiser), Page, $"{Page}/erase");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        Assert.Contains("Kryssa i rutan", await unsure.Content.ReadAsStringAsync(JuryApp.Cancel), StringComparison.Ordinal);
        var organiser = await Jury.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == HearingApp.Organiser)));
        var last = await Forms.PostAsync(Jury.App.As(HearingApp.Organiser), Page, $"/jury/people/{organiser.Id.Value}/erase", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
        Assert.Equal((JuryApp.Second, HearingApp.Organiser), await Jury.App.InDatabase(db => Task.FromResult((db.People.Single(p => p.Id == Jury.SecondId).Mail, db.People.Single(p => p.Id == organiser.Id).Mail))));
    }
}
