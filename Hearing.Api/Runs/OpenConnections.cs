using System.Collections.Concurrent;
using System.Security.Claims;
using Hearing.Api.People;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>The connections that are open to this node, and with which roles each began to follow.</summary>
internal sealed class OpenConnections : IHubFilter
{
    private readonly ConcurrentDictionary<string, OpenConnection> _open = new();

    public IReadOnlyList<OpenConnection> All => [.. _open.Values];

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        _open[context.Context.ConnectionId] = new(context.Context.User, context.Context.Abort);
        return next(context);
    }

    /// <summary>Notes a stream that follows from its beginning, until the answer is disposed.</summary>
    public IDisposable Add(HttpContext http, (EditionId, Roles) follows)
    {
        var connection = http.TraceIdentifier;
        _open[connection] = new(http.User, http.Abort) { Follows = follows };
        return new Place(() => _open.TryRemove(connection, out _));
    }

    /// <summary>Notes as whom a connection has begun to follow: the rights that hold until they change.</summary>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        finally
        {
            // Also after a refusal: it may have come when the connection followed already.
            var scope = invocationContext.ServiceProvider.GetRequiredService<EditionScope>();
            if (scope.IsLoaded && _open.TryGetValue(invocationContext.Context.ConnectionId, out var connection))
            {
                connection.Follows = (scope.Edition.Id, scope.Access.Roles);
            }
        }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _open.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }
}

/// <summary>A connection, and what its owner was when it began to follow.</summary>
internal sealed class OpenConnection(ClaimsPrincipal? user, Action close)
{
    public Guid? Session => user?.Id(HearingClaims.Session);
    public Guid? Display => user?.Id(HearingClaims.Display);
    public string? MailIn(EditionId edition) => user?.MailIn(edition);

    /// <summary>The edition it follows and the owner's roles there; null before it follows.</summary>
    public (EditionId Edition, Roles Roles)? Follows { get; set; }

    public void Close()
    {
        try
        {
            close();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the same moment.
        }
    }
}
