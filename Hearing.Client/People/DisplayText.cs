namespace Hearing.Client.People;

/// <summary>Texts of pairing screens.</summary>
public sealed class DisplayText;
