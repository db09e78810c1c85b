namespace Hearing.Domain.Contracts;

/// <summary>Rules about days, rooms, criteria and the rest of the setting up.</summary>
internal static class SetupCheck
{
    public static void Check(FaultList check)
    {
        var document = check.Document;
        check.Unique(document.Days, d => d.Date, i => $"$.days[{i}].date", "a day");
        for (var i = 0; i < document.Days.Count; i++)
        {
            var day = document.Days[i];
            check.Stretch(day.Date, day.Opens, day.Closes, $"$.days[{i}]", "opens", "closes");
            check.Link(day.MeetingLink, $"$.days[{i}].meetingLink");
        }

        Rooms(check);
        Travels(check);
        HardPoints(check);
        Lists(check);
        Marks(check);
        check.Say(document.Venue is { Name: var name } && name.Trim().Length == 0, "$.venue.name", "may not be empty");
    }

    private static void Rooms(FaultList check)
    {
        var rooms = check.Document.Rooms;
        check.Unique(rooms, r => r.Slug, i => $"$.rooms[{i}].slug", "a room");
        check.Unique(rooms, r => r.Name.Trim().ToUpperInvariant(), i => $"$.rooms[{i}].name", "a room's name");
        for (var i = 0; i < rooms.Count; i++)
        {
            check.Say(!Slug.IsValid(rooms[i].Slug), $"$.rooms[{i}].slug", "must be 1 to 40 of a-z, 0-9 and hyphen");
            check.NotEmpty(rooms[i].Name, $"$.rooms[{i}].name");
            check.Link(rooms[i].MeetingLink, $"$.rooms[{i}].meetingLink");
            check.Link(rooms[i].CaptionLink, $"$.rooms[{i}].captionLink");
            OpenTimes(check, rooms[i], $"$.rooms[{i}]");
        }
    }

    private static void OpenTimes(FaultList check, RoomDocument room, string path)
    {
        for (var i = 0; i < room.OpenTimes.Count; i++)
        {
            var open = room.OpenTimes[i];
            check.Stretch(open.Date, open.From, open.Until, $"{path}.openTimes[{i}]", "from", "until");
            check.Day(open.Date, $"{path}.openTimes[{i}].date");
        }
    }

    private static void Travels(FaultList check)
    {
        var travels = check.Document.Travels;
        check.Unique(travels, t => string.CompareOrdinal(t.FromRoom, t.ToRoom) < 0 ? (t.FromRoom, t.ToRoom) : (t.ToRoom, t.FromRoom), i => $"$.travels[{i}]", "the way between two rooms");
        for (var i = 0; i < travels.Count; i++)
        {
            check.Room(travels[i].FromRoom, $"$.travels[{i}].fromRoom");
            check.Room(travels[i].ToRoom, $"$.travels[{i}].toRoom");
            check.Say(travels[i].FromRoom == travels[i].ToRoom, $"$.travels[{i}].toRoom", "is the room one comes from");
        }
    }

    private static void HardPoints(FaultList check)
    {
        var points = check.Document.HardPoints;
        check.Unique(points, p => p.Key, i => $"$.hardPoints[{i}].key", "a hard point");
        for (var i = 0; i < points.Count; i++)
        {
            check.Room(points[i].Room, $"$.hardPoints[{i}].room");
            check.Time(points[i].Date, points[i].Time, $"$.hardPoints[{i}].time");
            check.Day(points[i].Date, $"$.hardPoints[{i}].date");
        }
    }

    private static void Lists(FaultList check)
    {
        var document = check.Document;
        check.Unique(document.SchoolForms, s => s.Key, i => $"$.schoolForms[{i}].key", "a school form");
        check.Unique(document.SchoolForms, s => s.Name, i => $"$.schoolForms[{i}].name", "a school form's name");
        check.Unique(document.Criteria, c => c.Key, i => $"$.criteria[{i}].key", "a criterion");
        check.Unique(document.Criteria, c => c.Name, i => $"$.criteria[{i}].name", "a criterion's name");
        for (var i = 0; i < document.SchoolForms.Count; i++)
        {
            check.NotEmpty(document.SchoolForms[i].Key, $"$.schoolForms[{i}].key");
            check.NotEmpty(document.SchoolForms[i].Name, $"$.schoolForms[{i}].name");
        }

        for (var i = 0; i < document.Criteria.Count; i++)
        {
            check.NotEmpty(document.Criteria[i].Key, $"$.criteria[{i}].key");
            check.NotEmpty(document.Criteria[i].Name, $"$.criteria[{i}].name");
        }
    }

    private static void Marks(FaultList check)
    {
        var scale = check.Document.MarkScale;
        check.Say(scale.Lowest >= scale.Highest, "$.markScale", "goes the wrong way: lowest must be below highest");
        check.Unique(scale.Labels, l => l.Mark, i => $"$.markScale.labels[{i}].mark", "a mark's label");
        for (var i = 0; i < scale.Labels.Count; i++)
        {
            check.Say(scale.Labels[i].Mark < scale.Lowest || scale.Labels[i].Mark > scale.Highest, $"$.markScale.labels[{i}].mark", "is outside the scale");
        }
    }
}
