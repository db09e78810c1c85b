using Hearing.Domain.Awards;
using Hearing.Domain.Documents;

namespace Hearing.Domain.Contracts;

/// <summary>Rules about films, decisions, certificates, webinars, marks and notes.</summary>
internal static class ResultCheck
{
    public static void Check(FaultList check)
    {
        Films(check);
        Decisions(check);
        Protocol(check);
        Certificates(check);
        Webinars(check);
        Sheets(check);
    }

    private static void Films(FaultList check)
    {
        var films = check.Document.Films;
        check.Unique(films, f => f.Id, i => $"$.films[{i}].id", "an id");
        check.Unique(films, f => (f.CandidateId, f.Version), i => $"$.films[{i}].version", "a version of this candidate's film");
        for (var i = 0; i < films.Count; i++)
        {
            check.Candidate(films[i].CandidateId, $"$.films[{i}].candidateId");
            check.Person(films[i].UploadedBy, $"$.films[{i}].uploadedBy");
            check.Say(!Hex.Is64(films[i].Sha256), $"$.films[{i}].sha256", "must be 64 of 0-9 and a-f");
            check.Say(films[i].SizeBytes < 0, $"$.films[{i}].sizeBytes", "may not be negative");
            check.Say(films[i].LengthMilliseconds is < 1 or > 86_400_000, $"$.films[{i}].lengthMilliseconds", "must be 1 to 86400000");
        }
    }

    private static void Decisions(FaultList check)
    {
        var decisions = check.Document.Decisions;
        check.Unique(decisions, d => d.Id, i => $"$.decisions[{i}].id", "an id");
        check.Unique(decisions, d => d.CandidateId, i => $"$.decisions[{i}].candidateId", "a decision on this candidate");
        for (var i = 0; i < decisions.Count; i++)
        {
            var (decision, path) = (decisions[i], $"$.decisions[{i}]");
            check.Candidate(decision.CandidateId, $"{path}.candidateId");
            check.Person(decision.DecidedBy, $"{path}.decidedBy");
            check.Say(decision.Kind != AwardKind.None && string.IsNullOrWhiteSpace(decision.Motivation), $"{path}.motivation", "may not be empty when something was given");
            check.Unique(decision.TookPart, p => p, j => $"{path}.tookPart[{j}]", "a person");
            for (var j = 0; j < decision.TookPart.Count; j++)
            {
                check.Person(decision.TookPart[j], $"{path}.tookPart[{j}]");
            }
        }
    }

    private static void Protocol(FaultList check)
    {
        var lines = check.Document.Protocol;
        check.Unique(lines, l => l.Id, i => $"$.protocol[{i}].id", "an id");
        for (var i = 0; i < lines.Count; i++)
        {
            check.NotEmpty(lines[i].Kind, $"$.protocol[{i}].kind");
            check.Person(lines[i].By, $"$.protocol[{i}].by");
            check.Candidate(lines[i].CandidateId, $"$.protocol[{i}].candidateId");
        }
    }

    private static void Certificates(FaultList check)
    {
        var certificates = check.Document.Certificates;
        check.Unique(certificates, c => c.Id, i => $"$.certificates[{i}].id", "an id");
        check.Unique(certificates, c => c.Code, i => $"$.certificates[{i}].code", "a code");
        for (var i = 0; i < certificates.Count; i++)
        {
            check.Candidate(certificates[i].CandidateId, $"$.certificates[{i}].candidateId");
            check.Person(certificates[i].PersonId, $"$.certificates[{i}].personId");
            var isToPerson = certificates[i].Kind.Series() == CertificateSeries.Thanks;
            check.Say(certificates[i].CandidateId is null != isToPerson, $"$.certificates[{i}].candidateId", "must be set exactly when it is no thanks to a person");
            check.Say(certificates[i].PersonId is not null != isToPerson, $"$.certificates[{i}].personId", "must be set exactly for thanks to a person");
            check.NotEmpty(certificates[i].Number, $"$.certificates[{i}].number");
            check.Say(CertificateCode.Read(certificates[i].Code) != certificates[i].Code, $"$.certificates[{i}].code", $"must be {CertificateCode.Length} letters and digits of Crockford's base 32");
        }
    }

    private static void Webinars(FaultList check)
    {
        var webinars = check.Document.Webinars;
        check.Unique(webinars, w => w.Id, i => $"$.webinars[{i}].id", "an id");
        for (var i = 0; i < webinars.Count; i++)
        {
            var (webinar, path) = (webinars[i], $"$.webinars[{i}]");
            check.NotEmpty(webinar.Title, $"{path}.title");
            check.Candidate(webinar.CandidateId, $"{path}.candidateId");
            check.Link(webinar.JoinLink, $"{path}.joinLink");
            check.Link(webinar.RecordingLink, $"{path}.recordingLink");
            check.Link(webinar.DocumentationLink, $"{path}.documentationLink");
        }
    }

    private static void Sheets(FaultList check)
    {
        var sheets = check.Document.Jury?.MarkSheets ?? [];
        var criteria = check.Document.Criteria.Select(c => c.Key).ToHashSet();
        var scale = check.Document.MarkScale;
        check.Unique(sheets, s => s.Id, i => $"$.jury.markSheets[{i}].id", "an id");
        check.Unique(sheets, s => (s.JurorId, s.CandidateId), i => $"$.jury.markSheets[{i}]", "this juror's marks for this candidate");
        for (var i = 0; i < sheets.Count; i++)
        {
            var path = $"$.jury.markSheets[{i}]";
            check.Person(sheets[i].JurorId, $"{path}.jurorId");
            check.Candidate(sheets[i].CandidateId, $"{path}.candidateId");
            check.Unique(sheets[i].Marks, m => m.Criterion, j => $"{path}.marks[{j}].criterion", "a criterion");
            for (var j = 0; j < sheets[i].Marks.Count; j++)
            {
                var mark = sheets[i].Marks[j];
                check.Say(!criteria.Contains(mark.Criterion), $"{path}.marks[{j}].criterion", "is not a key of the document's criteria");
                check.Say(mark.Mark < scale.Lowest || mark.Mark > scale.Highest, $"{path}.marks[{j}].mark", "is outside the scale");
            }
        }
    }
}
