using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Jury;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hearing.Api.Storage;

/// <summary>How types become columns, the same on every provider.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        builder.Properties<TimeSpan>().HaveConversion<LengthConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<Domain.People.Roles>().HaveConversion<int>();
        Ids(builder);
        List<string>(builder);
        List<PersonId>(builder);
        List<HearingDay>(builder);
        List<Room>(builder);
        List<Travel>(builder);
        List<SchoolForm>(builder);
        List<Criterion>(builder);
        List<TemplatePart>(builder);
        List<Rule>(builder);
        List<HardPoint>(builder);
        List<Signatory>(builder);
        List<Part>(builder);
        List<ProgrammeItem>(builder);
        List<ProgrammeChange>(builder);
        List<CriterionMark>(builder);
        List<Stretch>(builder);
        List<FilmId>(builder);
        List<RecordingChapter>(builder);
        Json<DeviceFindings>(builder);
        Json<MarkScale>(builder);
        Json<Venue>(builder);
        Json<Panel>(builder);
        Json<Slot>(builder);
    }

    private static void Ids(ModelConfigurationBuilder builder)
    {
        builder.Properties<EditionId>().HaveConversion<EditionIdConverter>();
        builder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        builder.Properties<CandidateId>().HaveConversion<CandidateIdConverter>();
        builder.Properties<SessionId>().HaveConversion<SessionIdConverter>();
        builder.Properties<PartId>().HaveConversion<PartIdConverter>();
        builder.Properties<FilmId>().HaveConversion<FilmIdConverter>();
        builder.Properties<RunId>().HaveConversion<RunIdConverter>();
        builder.Properties<CertificateId>().HaveConversion<CertificateIdConverter>();
        builder.Properties<WebinarId>().HaveConversion<WebinarIdConverter>();
        builder.Properties<MessageId>().HaveConversion<MessageIdConverter>();
        builder.Properties<QuestionId>().HaveConversion<QuestionIdConverter>();
    }

    private static void List<T>(ModelConfigurationBuilder builder) => Json<IReadOnlyList<T>>(builder);

    private static void Json<T>(ModelConfigurationBuilder builder) where T : class =>
        builder.Properties<T>().HaveConversion<JsonConverter<T>, JsonComparer<T>>();

    private sealed class EditionIdConverter() : ValueConverter<EditionId, Guid>(id => id.Value, value => new(value));
    private sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(id => id.Value, value => new(value));
    private sealed class CandidateIdConverter() : ValueConverter<CandidateId, Guid>(id => id.Value, value => new(value));
    private sealed class SessionIdConverter() : ValueConverter<SessionId, Guid>(id => id.Value, value => new(value));
    private sealed class PartIdConverter() : ValueConverter<PartId, Guid>(id => id.Value, value => new(value));
    private sealed class FilmIdConverter() : ValueConverter<FilmId, Guid>(id => id.Value, value => new(value));
    private sealed class RunIdConverter() : ValueConverter<RunId, Guid>(id => id.Value, value => new(value));
    private sealed class CertificateIdConverter() : ValueConverter<CertificateId, Guid>(id => id.Value, value => new(value));
    private sealed class WebinarIdConverter() : ValueConverter<WebinarId, Guid>(id => id.Value, value => new(value));
    private sealed class QuestionIdConverter() : ValueConverter<QuestionId, Guid>(id => id.Value, value => new(value));
    private sealed class MessageIdConverter() : ValueConverter<MessageId, Guid>(id => id.Value, value => new(value));

    /// <summary>Instants are whole milliseconds since 1970 in UTC: SQLite cannot compare DateTimeOffset.</summary>
    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

    /// <summary>Lengths are whole milliseconds.</summary>
    private sealed class LengthConverter() : ValueConverter<TimeSpan, long>(
        length => (long)length.TotalMilliseconds, value => TimeSpan.FromMilliseconds(value));

    private sealed class JsonConverter<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, WireJson.Options), text => JsonSerializer.Deserialize<T>(text, WireJson.Options)!)
        where T : class;

    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => JsonSerializer.Serialize(a, WireJson.Options) == JsonSerializer.Serialize(b, WireJson.Options),
        value => JsonSerializer.Serialize(value, WireJson.Options).GetHashCode(StringComparison.Ordinal),
        value => value)
        where T : class;
}
