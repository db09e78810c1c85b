using CsCheck;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.People;

namespace Hearing.Domain.Tests.Editions;

public sealed class EditionDocumentTests
{
    [Fact]
    public void What_is_imported_is_exported_the_same() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var read = EditionReader.Read(new AnyEdition(seed).Bytes());
        Assert.Empty(read.Faults);
        var exported = EditionExport.Document(EditionImport.Content(read.Document!));
        Assert.Equal(EditionJson.Canonical(read.Document!), EditionJson.Canonical(exported));
    }, iter: 300, threads: 1);

    [Fact]
    public void A_canonical_text_is_read_as_itself() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var canonical = EditionJson.Canonical(EditionReader.Read(new AnyEdition(seed).Bytes()).Document!);
        Assert.Equal(canonical, EditionJson.Canonical(EditionReader.Read(System.Text.Encoding.UTF8.GetBytes(canonical)).Document!));
    }, iter: 100, threads: 1);

    /// <summary>A part stays chosen when its session is taken out of the plan; a document that named it would be refused.</summary>
    [Fact]
    public void A_part_that_is_recorded_and_whose_session_is_gone_is_not_exported()
    {
        var content = EditionImport.Content(new AnyEdition(1).Document());
        var gone = new RecordedPart { EditionId = content.Edition.Id, PartId = PartId.New() };
        Assert.DoesNotContain(gone.PartId, EditionExport.Document(content with { RecordedParts = [gone] }).RecordedParts);
    }

    [Fact]
    public void An_imported_juror_has_no_role_in_the_jury_until_invited()
    {
        var juror = EditionImport.Content(new AnyEdition(1).Document()).People[0];
        Assert.Equal(Roles.Organiser | Roles.Juror, juror.Roles);
        Assert.Equal(Roles.Organiser, juror.ActiveRoles);
        juror.InvitedAt = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(Roles.Organiser | Roles.Juror, juror.ActiveRoles);
    }
}
