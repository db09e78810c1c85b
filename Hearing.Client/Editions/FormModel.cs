namespace Hearing.Client.Editions;

/// <summary>A form as a page shows it: single fields, then lists of rows; every text already in the reader's language.</summary>
public sealed record FormModel(
    string Title, string Lead, string Action, long Revision, IReadOnlyList<FormField> Fields, IReadOnlyList<FormTable> Tables,
    IReadOnlyList<string> Problems, bool IsSaved, FormLink Back, string Submit);

/// <summary>A field; <paramref name="Kind"/> is an input's type, or <c>textarea</c>, <c>select</c>, <c>checks</c>, <c>hidden</c>; folded ones stand behind a fold.</summary>
public sealed record FormField(
    string Name, string Kind, string Label, string Value, string? Hint = null, string? Error = null,
    IReadOnlyList<FormChoice>? Choices = null, bool Required = false, int Max = 200, bool IsFolded = false);

/// <summary>A choice of a field with choices.</summary>
public sealed record FormChoice(string Value, string Text);

/// <summary>A list; its last row is empty and takes what is added.</summary>
public sealed record FormTable(string Name, string Title, string? Hint, IReadOnlyList<FormRow> Rows);

/// <summary>A row with its legend; a new one has nothing to remove. <paramref name="Remove"/> is the name of the box that removes it.</summary>
public sealed record FormRow(string Legend, IReadOnlyList<FormField> Fields, string? Remove, bool IsRemoved);

/// <summary>A link with its text.</summary>
public sealed record FormLink(string Href, string Text);
