using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hearing.Api.Tests.Storage;

/// <summary>Values for every column of every entity, whatever they mean: for storage only the shape counts.</summary>
internal static class Invented
{
    /// <summary>One of each entity in the model, each referring to the others by its foreign keys; added, not saved.</summary>
    public static List<object> OneOfEach(DbContext db)
    {
        var made = new Dictionary<IEntityType, object>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            Make(db, type, made);
        }

        return [.. made.Values];
    }

    private static object Make(DbContext db, IEntityType type, Dictionary<IEntityType, object> made)
    {
        if (made.TryGetValue(type, out var known))
        {
            return known;
        }

        var entity = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        var keys = type.GetForeignKeys().Where(k => k.PrincipalEntityType != type)
            .ToDictionary(k => k, k => Make(db, k.PrincipalEntityType, made));
        var entry = db.Entry(entity);
        foreach (var property in type.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd || !p.IsPrimaryKey() || p.ClrType != typeof(int)))
        {
            entry.Property(property.Name).CurrentValue = Value(property);
        }

        foreach (var (key, principal) in keys)
        {
            for (var i = 0; i < key.Properties.Count; i++)
            {
                entry.Property(key.Properties[i].Name).CurrentValue = db.Entry(principal).Property(key.PrincipalKey.Properties[i].Name).CurrentValue;
            }
        }

        entry.State = EntityState.Added;
        return made[type] = entity;
    }

    private static object Value(IProperty property) =>
        property.ClrType == typeof(string) && property.GetMaxLength() is { } most ? Text(most) : Value(property.ClrType, 0);

    private static object Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => Text(60),
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 9_007_199_254_740_991L,
            _ when type == typeof(double) => 0.1,
            _ when type == typeof(decimal) => 0.25m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(byte[]) => new byte[] { 0, 255, 10 },
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(1_900_000_000_123),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(-61_001),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 29),
            _ when type == typeof(TimeOnly) => new TimeOnly(23, 59, 59),
            _ when type == typeof(Uri) => new Uri("https://example.org/möte?a=1&b=2"),
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
            _ when ListOf(type) is { } element => List(element, depth),
            _ => Record(type, depth),
        };
    }

    private static string Text(int most) => "Å\"’\u00a0ö 漢 😀\n" is var text && most < 20 ? new string('x', most) : text.PadRight(most > 200 ? 200 : most, 'é');

    private static Type? ListOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var element] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? element
        : null;

    private static Array List(Type element, int depth)
    {
        var list = Array.CreateInstance(element, depth > 3 ? 0 : 2);
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Value(element, depth + 1), i);
        }

        return list;
    }

    private static object Record(Type type, int depth)
    {
        var maker = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(c => c.GetParameters().Length);
        var made = maker is null ? Activator.CreateInstance(type)! : maker.Invoke([.. maker.GetParameters().Select(p => Value(p.ParameterType, depth + 1))]);
        var set = maker?.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !set.Contains(p.Name)))
        {
            property.SetValue(made, Value(property.PropertyType, depth + 1));
        }

        return made;
    }
}
