using Hearing.Client.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>A form of the setting up: its fields and lists, how they are filled, and what they change.</summary>
internal abstract class SetupSection
{
    /// <summary>The last part of the page's address, and the first of its texts' keys.</summary>
    public abstract string Key { get; }

    public virtual IReadOnlyList<Column> Fields(SetupContext context) => [];

    public virtual IReadOnlyList<Table> Tables(SetupContext context) => [];

    /// <summary>Writes what is stored into the fields.</summary>
    public abstract void Show(SetupContext context, Typed typed);

    /// <summary>Reads the fields into the edition, noting what is wrong.</summary>
    public abstract void Apply(SetupContext context, Typed typed);

    /// <summary>The form with what stands in it.</summary>
    public FormModel Model(SetupContext context, Typed typed, IReadOnlyList<string> problems, bool isSaved)
    {
        var home = $"/{context.Edition.Slug}/setup";
        return new(
            context.Texts[$"{Key}.Title"], context.Texts[$"{Key}.Lead"], $"{home}/{Key}", context.Edition.Revision,
            [.. Fields(context).Select(f => FormFields.Of(Key, f, f.Name, context.Texts, typed))],
            [.. Tables(context).Select(t => FormFields.Of(Key, t, context.Texts, typed))],
            problems, isSaved, new(home, context.Texts["Back"]), context.Texts["Save"]);
    }
}
