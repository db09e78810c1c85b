namespace Hearing.Domain.People;

/// <summary>The people of the sample editions as whom a newcomer may sign in while the demo runs.</summary>
public static class DemoPersona
{
    public const string Organiser = "organiser@demo.example";
    public const string Chair = "chair@demo.example";
    public const string Juror = "juror@demo.example";
    public const string Candidate = "candidate@demo.example";
    public const string Technician = "technician@demo.example";

    /// <summary>Mail address by role's name, in the order in which the links are printed.</summary>
    public static readonly IReadOnlyList<(string Role, string Mail)> All =
        [("organiser", Organiser), ("chair", Chair), ("juror", Juror), ("candidate", Candidate), ("technician", Technician)];
}
