namespace Hearing.Api.Tests.Web;

/// <summary>
/// One row: who may call an endpoint and what comes of it. Both can differ by phase (D draft, P published, L live, B deliberation, R released):
/// <c>R:* JHO</c> means everybody once released, else juror, chair, organiser.
/// </summary>
/// <param name="Endpoint">Method and pattern, as the server names it. Several rows are several bodies.</param>
/// <param name="Who">
/// Callers who may: S stranger, C the candidate whose ids are used, c another candidate, G guest, J juror, X juror in conflict with that candidate, H chair,
/// K chair in conflict, T technician, O organiser (in the demo the installation's too), P preparation group, D display of the room, d display of another room,
/// W somebody whose access was withdrawn; <c>*</c> all.
/// </param>
/// <param name="Answer">The status they get. In at least one phase it is a success; in others the phase itself may say no.</param>
/// <param name="To">Where a form that succeeded leads.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Address">The address where it is not simply the pattern.</param>
/// <param name="Denied">What all others get: 404 where the thing is as if it were not there, else 401 without a sign-in and 403 with one.</param>
/// <param name="IsOwn">Whether each caller who may sends the fields of their own page: what a chair in conflict confirms leaves that candidate out.</param>
internal sealed record AccessRow(
    string Endpoint, string Who, string Answer = "200", string? To = null, Func<AccessWorld, char, string, Task<Body>>? Body = null, string? Address = null, int Denied = 403, bool IsOwn = false);
