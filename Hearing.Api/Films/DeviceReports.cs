using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>Which devices that follow a room have which films.</summary>
internal sealed class DeviceReports(EditionScope scope, HearingDb db, TimeProvider clock)
{
    private const int MostFilms = 200;

    /// <summary>So many devices of one person count in a room; screens of the house, which nobody owns, are as many as a house may have.</summary>
    private const int MostOfPerson = 8, MostScreens = 64;

    /// <summary>Words that are repeated sooner change nothing.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    /// <summary>Rows stay a while after their device has gone, so that one that comes back is the same.</summary>
    private static readonly TimeSpan _forgetAfter = TimeSpan.FromHours(1);

    public async Task TakeAsync(string room, DeviceReport report, CancellationToken cancel)
    {
        if (report.Device == Guid.Empty || report.Films.Count > MostFilms)
        {
            throw new Refused(RefusalCode.Invalid, $"A device has a name, and at most {MostFilms} films.");
        }

        var films = await db.Films.Where(f => f.EditionId == scope.Edition.Id && report.Films.Contains(f.Id)).Select(f => f.Id).ToListAsync(cancel);
        try
        {
            await KeepAsync(room, report.Device, films, cancel);
        }
        catch (DbUpdateException taken) when (StorageFaults.IsTaken(taken))
        {
            // Two tabs of one browser began at the same moment.
            db.ChangeTracker.Clear();
            await KeepAsync(room, report.Device, films, cancel);
        }
    }

    public async Task<RoomDevices> CountAsync(string room, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - DeviceReadiness.GoneAfter;
        var devices = await InRoom(room).Where(d => d.At > since).ToListAsync(cancel);
        return new(devices.Count, [.. devices.SelectMany(d => d.Films).CountBy(f => f).Select(f => new FilmOnDevices(f.Key, f.Value))]);
    }

    private IQueryable<DeviceReadiness> InRoom(string room) => db.Set<DeviceReadiness>().Where(d => d.EditionId == scope.Edition.Id && d.Room == room);

    private async Task KeepAsync(string room, Guid device, List<FilmId> films, CancellationToken cancel)
    {
        var (now, by) = (clock.GetUtcNow(), scope.Person?.Id);
        var known = await InRoom(room).FirstOrDefaultAsync(d => d.Device == device, cancel);
        if (known is null)
        {
            await MakeRoomAsync(room, by, now, cancel);
            db.Add(new DeviceReadiness { EditionId = scope.Edition.Id, Room = room, Device = device, By = by, Films = films, At = now });
        }
        else if (known.By == by && now - known.At < _soon && known.Films.ToHashSet().SetEquals(films))
        {
            return;
        }
        else
        {
            (known.By, known.Films, known.At) = (by, films, now);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Forgets what is long gone, and the oldest where one person or the house would count for too many.</summary>
    private async Task MakeRoomAsync(string room, PersonId? by, DateTimeOffset now, CancellationToken cancel)
    {
        var gone = now - _forgetAfter;
        await db.Set<DeviceReadiness>().Where(d => d.At < gone).ExecuteDeleteAsync(cancel);
        // Not tracked: what another tab of this device has just stored would stand in the way of the row to be added.
        var own = await InRoom(room).AsNoTracking().Where(d => d.By == by).OrderByDescending(d => d.At).ToListAsync(cancel);
        db.RemoveRange(own.Skip((by is null ? MostScreens : MostOfPerson) - 1));
    }
}
