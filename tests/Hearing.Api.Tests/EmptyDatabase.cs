using Hearing.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests;

/// <summary>An empty database of this release, migrated once for the whole run: that takes longer than most tests.</summary>
internal static class EmptyDatabase
{
    private static readonly Lazy<byte[]> _file = new(Make);

    /// <summary>Puts one into the directory, unless a database lies there.</summary>
    public static void PutInto(string directory)
    {
        var path = Path.Combine(directory, "hearing.db");
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, _file.Value);
        }
    }

    private static byte[] Make()
    {
        var directory = Directory.CreateTempSubdirectory("hearing-empty-").FullName;
        var options = new DbContextOptionsBuilder<SqliteDb>();
        Sqlite.Use(options, Sqlite.InDirectory(directory));
        using (var db = new SqliteDb(options.Options))
        {
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(Path.Combine(directory, "hearing.db"));
        Directory.Delete(directory, recursive: true);
        return bytes;
    }
}
