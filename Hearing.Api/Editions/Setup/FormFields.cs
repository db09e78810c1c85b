using Hearing.Client.Editions;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>From columns and what stands in them to a form's fields.</summary>
internal static class FormFields
{
    public static FormField Of(string section, Column column, string name, IStringLocalizer<SetupText> texts, Typed typed)
    {
        var hint = texts[$"{section}.{column.Name}.Hint"];
        var label = column.Kind == "hidden" ? "" : texts[$"{section}.{column.Name}"].Value;
        return new(name, column.Kind, label, typed[name], hint.ResourceNotFound ? null : hint.Value, typed.Error(name), column.Choices, column.Required, column.Max, column.IsFolded);
    }

    public static FormTable Of(string section, Table table, IStringLocalizer<SetupText> texts, Typed typed)
    {
        var count = typed.RowCount(table.Name);
        var isNewRowThere = count > 0 && typed.IsEmpty(table, count - 1);
        var rows = Enumerable.Range(0, count + (table.HasNewRow && !isNewRowThere ? 1 : 0)).Select(row => Row(section, table, row, texts, typed));
        var hint = texts[$"{section}.{table.Name}.TableHint"];
        return new(table.Name, texts[$"{section}.{table.Name}"], hint.ResourceNotFound ? null : hint.Value, [.. rows]);
    }

    private static FormRow Row(string section, Table table, int row, IStringLocalizer<SetupText> texts, Typed typed)
    {
        var prefix = $"{table.Name}[{row}].";
        var isNew = typed.IsEmpty(table, row);
        var legend = isNew ? texts[$"{section}.{table.Name}.New"] : texts[$"{section}.{table.Name}.Row", row + 1];
        return new(
            legend, [.. table.Columns.Select(c => Of($"{section}.{table.Name}", c, prefix + c.Name, texts, typed))],
            isNew ? null : $"{prefix}remove", typed[$"{prefix}remove"] == "true");
    }
}
