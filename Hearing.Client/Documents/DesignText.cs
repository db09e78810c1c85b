namespace Hearing.Client.Documents;

/// <summary>Names the resources of documents: their pages, and the words printed on them.</summary>
public sealed class DesignText;
