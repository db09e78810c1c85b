using System.Net.Sockets;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hearing.Api.Storage;

/// <summary>What a storage that cannot right now says, in the words of each provider.</summary>
internal static class StorageFaults
{
    /// <summary>After how many seconds a caller may try again.</summary>
    public const int RetryAfterSeconds = 2;

    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteFull = 13;
    private const int NoSpaceOnDevice = 28, WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The refusal behind this exception or one inside it; null when storage is not what failed.</summary>
    public static Refused? In(Exception? exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (Code(inner) is { } code)
            {
                return new(code, code == RefusalCode.StorageFull ? "There is no room left to store anything." : "The storage is busy. Try again soon.");
            }
        }

        return null;
    }

    /// <summary>Whether somebody else stored the same thing at the same moment: a key or a unique index was taken.</summary>
    public static bool IsTaken(Exception? exception) => exception switch
    {
        null => false,
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            or SqlException { Number: 2601 or 2627 } => true,
        _ => IsTaken(exception.InnerException),
    };

    private static RefusalCode? Code(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => RefusalCode.StorageBusy,
        SqliteException { SqliteErrorCode: SqliteFull } => RefusalCode.StorageFull,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => RefusalCode.StorageFull,
        // The server is being restarted (57P), or the connection was lost (08).
        PostgresException { SqlState: ['5', '7', 'P', ..] or ['0', '8', ..] } => RefusalCode.StorageBusy,
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: TimeoutException or SocketException or IOException } => RefusalCode.StorageBusy,
        // -2 time-out, 1205 deadlock, 1222 lock; 1105 and 9002 no space for data and for the log
        SqlException { Number: -2 or 1205 or 1222 } => RefusalCode.StorageBusy,
        SqlException { Number: 1105 or 9002 } => RefusalCode.StorageFull,
        IOException { HResult: NoSpaceOnDevice or WindowsDiskFull } => RefusalCode.StorageFull,
        _ => null,
    };
}
