namespace Hearing.Domain.Documents;

/// <summary>A document as it is printed: finished texts in one language, and nothing of the engine that sets them.</summary>
public abstract record PrintedDocument
{
    /// <summary>How it looks; null for the house's design.</summary>
    public DocumentDesign? Design { get; init; }

    /// <summary>Addresses that stand on it as QR codes.</summary>
    public virtual IEnumerable<Uri> Addresses => [];
}
