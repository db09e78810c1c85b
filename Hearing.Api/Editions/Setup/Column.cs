using Hearing.Client.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>
/// A field of a form or a column of its list. A row is empty when all its columns are, leaving out those with a value to begin with
/// (<paramref name="IsIdle"/>). What few need is folded away (<paramref name="IsFolded"/>).
/// </summary>
internal sealed record Column(
    string Name, string Kind = "text", int Max = 200, bool Required = false, IReadOnlyList<FormChoice>? Choices = null, bool IsIdle = false,
    bool IsFolded = false);

/// <summary>A list in a form.</summary>
internal sealed record Table(string Name, IReadOnlyList<Column> Columns, bool HasNewRow = true);
