namespace Hearing.Client.Documents;

/// <summary>Names the resources of the papers for the day: the words printed on them, and their list.</summary>
public sealed class PapersText;
