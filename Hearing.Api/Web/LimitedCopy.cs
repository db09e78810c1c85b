using Hearing.Domain;

namespace Hearing.Api.Web;

/// <summary>Reads a request's body or a tool's output up to a limit, where nobody knows its length.</summary>
internal static class LimitedCopy
{
    /// <summary>Copies all of it.</summary>
    /// <exception cref="Refused">As <paramref name="tooLarge"/> gives it, when there is more than the limit.</exception>
    public static async Task ToAsync(Stream from, Stream to, int limit, Func<Refused> tooLarge, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        for (int read, total = 0; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            total += read;
            if (total > limit)
            {
                throw tooLarge();
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }
}
