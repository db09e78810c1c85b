using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Editions;

/// <summary>Reads a request's body up to a limit, also where the server does not know its length.</summary>
internal static class LimitedCopy
{
    /// <summary>Copies all of it.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.TooLarge"/> when there is more than the limit.</exception>
    public static async Task ToAsync(Stream from, Stream to, int limit, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        for (int read, total = 0; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            total += read;
            if (total > limit)
            {
                throw new Refused(RefusalCode.TooLarge, "An edition document has 10 MB at most.");
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }
}
